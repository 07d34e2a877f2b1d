import type { Functions } from './functions';

/** An absolute URL, or an absolute path. */
class Url {
  constructor(
    readonly scheme: string,
    readonly host: string,
    readonly path: string,
    readonly query: string,
  ) {}
}

/** Functions of URLs (kubernetes/apiserver, pkg/cel/library/urls.go). */
export const urls: Functions = {
  types: { 'kubernetes.URL': Url },
  functions: {
    'isURL(string): bool': (text: string) => tryUrl(text) !== undefined,
    'url(string): kubernetes.URL': url,
    'kubernetes.URL.getScheme(): string': ({ scheme }: Url) => scheme,
    'kubernetes.URL.getHost(): string': ({ host }: Url) => host,
    'kubernetes.URL.getHostname(): string': ({ host }: Url) => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'),
    'kubernetes.URL.getPort(): string': ({ host }: Url) => /:(\d*)$/.exec(host)?.[1] ?? '',
    'kubernetes.URL.getEscapedPath(): string': ({ path }: Url) => encodeURI(path).replaceAll('%25', '%'),
    'kubernetes.URL.getQuery(): map<string, list<string>>': ({ query }: Url) => queryOf(query),
  },
};

function url(text: string): Url {
  const found = tryUrl(text);
  if (found === undefined) throw new Error(`"${text}" is no absolute URL`);
  return found;
}

/** What Go's `url.ParseRequestURI` accepts, in its parts: `host:80/x` is of the scheme `host`, `host/x` is no URL. */
function tryUrl(text: string): Url | undefined {
  const [, scheme = '', rest = text] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what Go refuses
  if (text === '' || text.startsWith(':') || /[\x00-\x1f\x7f]/.test(text)) return undefined;
  const [, beforeQuery = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(rest) ?? [];
  if (!beforeQuery.startsWith('/')) return scheme === '' ? undefined : new Url(scheme.toLowerCase(), '', '', query);
  const [, authority, path = ''] =
    /^(?:\/\/([^/]*))?(.*)$/s.exec(scheme === '' ? ` ${beforeQuery}` : beforeQuery) ?? [];
  const host = authority?.replace(/^.*@/, '') ?? '';
  if (!isHost(host) || /%(?![0-9A-Fa-f]{2})/.test(path)) return undefined;
  return new Url(scheme.toLowerCase(), host, path.trimStart(), query);
}

/** A name or address, and a port that is a number or left out. */
function isHost(text: string): boolean {
  return /^(?:\[[0-9A-Fa-f:.]+(?:%25[^\]]+)?\]|(?:[\w.~!$&'()*+,;=<>"-]|[\u{80}-\u{10ffff}]|%[0-9A-Fa-f]{2})*)(?::\d*)?$/u.test(
    text,
  );
}

function queryOf(query: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new URLSearchParams(query);
  return new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
}
