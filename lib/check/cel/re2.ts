/** Character classes of POSIX (google/re2, doc/syntax.txt), as the inside of a JavaScript class. */
const posix = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
} as const;

const escapes: Readonly<Record<string, string>> = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\a': '\\x07',
  '\\s': '[\\t\\n\\f\\r ]',
  '\\S': '[^\\t\\n\\f\\r ]',
  '.': '[^\\n]',
  '(?P<': '(?<',
};

const known = new Map<string, RegExp>();

/**
 * A pattern of RE2 (google/re2, doc/syntax.txt) in JavaScript. JavaScript backtracks where RE2 does not: patterns come
 * from CRDs, never from objects, and the schema bounds what they are matched with.
 */
export function regExpOf(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`;
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier;
  const regExp = compile(pattern, flags);
  known.set(key, regExp);
  return regExp;
}

/** JavaScript takes flags beside the pattern only, RE2 within: `^(?i)a` is `/^a/i`. */
function compile(pattern: string, flags: string): RegExp {
  const [, start = '', inner = '', rest = pattern] = /^(\^?)\(\?([ims]+)\)([\s\S]*)$/.exec(pattern) ?? [];
  const dotAll = inner.includes('s');
  return new RegExp(start + inJavaScript(rest, dotAll), `${flags}u${inner}`);
}

function inJavaScript(pattern: string, dotAll: boolean): string {
  const tokens = /\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]|\\p\w|\\P\w|\\[\s\S]|\(\?P<|\./g;
  return pattern.replace(tokens, (token) => {
    if (token.length > 1 && token.startsWith('[')) return classInJavaScript(token);
    if (token === '.' && dotAll) return token;
    return escapes[token] ?? unescaped(token);
  });
}

function classInJavaScript(token: string): string {
  return token
    .replace(/^(\[\^?)\]/, '$1\\]')
    .replace(/\[:(\w+):\]/g, (_, name: string) => posix[name as keyof typeof posix] ?? '')
    .replace(/\\[^-]/g, (sign) => (sign === '\\s' ? '\\t\\n\\f\\r ' : unescaped(sign)));
}

/** RE2 lets any sign of punctuation be escaped; JavaScript only those that have a meaning. */
function unescaped(escaped: string): string {
  const [, sign] = /^\\([^\w\s^$\\.*+?()[\]{}|/])$/.exec(escaped) ?? [];
  return sign ?? escaped;
}
