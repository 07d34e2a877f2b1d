/** What sentences start with that can be said once for several. */
const shared = /^(.*?(?:must not be|must not have|must be|must|needs|is not|is) )(?!one of|none of)([\s\S]+)$/;

/** Statements in one line, without repeating what several of them say; `undefined` where one is missing. */
export function joined(parts: readonly (string | undefined)[], word: 'and' | 'or'): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length) return undefined;
  const distinct = withoutPresence([...new Set(known)], word);
  // What holds several statements already has no single start.
  const matched = distinct.map((part) => (/ (?:and|or) /.test(part) ? null : shared.exec(part)));
  const [start] = matched.map((match) => match?.[1]);
  const isShared = start !== undefined && matched.every((match) => match?.[1] === start);
  if (!isShared || distinct.length < 2)
    return distinct.map((part) => bracketed(part, word, distinct.length)).join(` ${word} `);
  const rests = matched.map((match) => match?.[2] ?? '');
  return start + (start.endsWith('not have ') ? rests.join(', ') : rests.join(` ${word} `));
}

/** In `(a or b) and c` the brackets matter. */
function bracketed(part: string, word: 'and' | 'or', count: number): string {
  return word === 'and' && count > 1 && / or /.test(part) && !part.startsWith('(') ? `(${part})` : part;
}

/** Who says what a field is, need not say that it is there: `a is set and a is "b"`, `needs a and a must be "b"`. */
function withoutPresence(parts: readonly string[], word: 'and' | 'or'): readonly string[] {
  if (word === 'or') return parts;
  return parts.filter((part) => {
    const [, needed, set] = /^(?:needs (\S+)|(\S+) is set)$/.exec(part) ?? [];
    const field = needed ?? set;
    const isSaid = (other: string) =>
      other !== part && [`${field} `, `${field}.`, `needs ${field}.`].some((start) => other.startsWith(start));
    return field === undefined || !parts.some(isSaid);
  });
}
