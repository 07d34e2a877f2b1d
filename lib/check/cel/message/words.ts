/** What sentences start with that can be said once for several. */
const shared = /^(.*?(?:must not be|must not have|must be|must|needs|is not|is) )(?!one of|none of)([\s\S]+)$/;

/** Statements in one line, without repeating what several of them say; `undefined` where one is missing. */
export function joined(parts: readonly (string | undefined)[], word: 'and' | 'or'): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length) return undefined;
  const once = [...new Set(known)];
  const distinct = word === 'or' ? asOneList(once) : withoutPresence(once);
  // What holds several statements already has no single start.
  const matched = distinct.map((part) => (/ (?:and|or) /.test(part) ? null : shared.exec(part)));
  const [start] = matched.map((match) => match?.[1]);
  const isShared = start !== undefined && matched.every((match) => match?.[1] === start);
  if (!isShared || distinct.length < 2)
    return distinct.map((part) => bracketed(part, word, distinct.length)).join(` ${word} `);
  const rests = matched.map((match) => match?.[2] ?? '');
  if (start.endsWith('not have ')) return start + rests.join(', ');
  return (word === 'and' ? neither(start, rests) : undefined) ?? start + rests.join(` ${word} `);
}

/** `a must not be "b"` and `a must not be "c"`: `a must be neither "b" nor "c"`. */
function neither(start: string, rests: readonly string[]): string | undefined {
  const [, stem] = /^(.*?(?:must|is)) not (?:be )?$/.exec(start) ?? [];
  if (stem === undefined) return undefined;
  return `${stem}${start.endsWith('be ') ? ' be' : ''} neither ${rests.join(' nor ')}`;
}

const choice = /^(.*?(?:must be|is) )(one of )?("[^"]*"(?:, "[^"]*")*)$/;

/** `a must be one of "b", "c"` or `a must be "d"`: `a must be one of "b", "c", "d"`. */
function asOneList(parts: readonly string[]): readonly string[] {
  const matched = parts.map((part) => choice.exec(part));
  const [start] = matched.map((match) => match?.[1]);
  const isShared = start !== undefined && matched.every((match) => match?.[1] === start);
  if (!isShared || matched.every((match) => match?.[2] === undefined)) return parts;
  return [`${start}one of ${matched.map((match) => match?.[3]).join(', ')}`];
}

/** In `(a or b) and c` the brackets matter. */
function bracketed(part: string, word: 'and' | 'or', count: number): string {
  return word === 'and' && count > 1 && / or /.test(part) && !part.startsWith('(') ? `(${part})` : part;
}

/** Who says what a field is, need not say that it is there: `a is set and a is "b"`, `needs a and a must be "b"`. */
function withoutPresence(parts: readonly string[]): readonly string[] {
  return parts.filter((part) => {
    const [, needed, set] = /^(?:needs (\S+)|(\S+) is set)$/.exec(part) ?? [];
    const field = needed ?? set;
    const isSaid = (other: string) =>
      other !== part && [`${field} `, `${field}.`, `needs ${field}.`].some((start) => other.startsWith(start));
    return field === undefined || !parts.some(isSaid);
  });
}
