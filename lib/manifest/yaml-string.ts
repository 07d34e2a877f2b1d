/** Words, paths, flags and amounts such as `100m` and `10.0.0.0/8`: no reader's numbers or dates begin like this. */
const PLAIN_START = /^(?:[A-Za-z_/]|-{1,2}[A-Za-z/]|\d[\d.]*[g-mq-su-wyG-MQ-SU-WY/])/;
/** What would end a plain string early, or is safe only in quotes. */
const NOT_PLAIN = /[^ -~]|:(?: |$)| (?:#|$)/;
/** Null, the booleans of YAML 1.1, which has more of them than 1.2, and exponents that some reader takes for a number. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|-?e[-+]?\d+)$/i;
/** What a literal block cannot give back or would hide: white space at an end, non-printables. */
const NOT_LITERAL =
  /^\s|[\t ](?:\n|$)|\n\n$|[^\t\n -~\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** What JSON writes as it is, but some reader of YAML takes for a line break or refuses. */
const UNSAFE_IN_QUOTES = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Writes a string on one line: as it stands where YAML 1.1 and 1.2 both read it as a string, else in quotes. */
export function singleLine(value: string): string {
  const isPlain = PLAIN_START.test(value) && !NOT_PLAIN.test(value) && !RESERVED.test(value);
  return isPlain ? value : JSON.stringify(value).replace(UNSAFE_IN_QUOTES, escaped);
}

/** Writes several lines as a literal block, indented, where it gives back exactly them; all else on one line. */
export function lineOrBlock(value: string, indent: string): string {
  if (!value.includes('\n') || NOT_LITERAL.test(value)) return singleLine(value);
  const [header, lines] = value.endsWith('\n') ? ['|', value.slice(0, -1)] : ['|-', value];
  return `${header}\n${lines.replace(/^(?=.)/gm, indent)}`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
