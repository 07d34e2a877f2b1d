/** Whether a host of a rule or gateway means this one: it may be a wildcard, and in Istio's Gateway carry a namespace. */
export function serves(pattern: string | undefined, host: string): boolean {
  const domain = withoutNamespace(pattern ?? '');
  return domain === host || domain === '*' || (domain.startsWith('*.') && host.endsWith(domain.slice(1)));
}

/** The hosts that both sides name, as far as either names them without a wildcard. */
export function sharedHosts(one: readonly string[], other: readonly string[]): readonly string[] {
  const named = [...one, ...other].map(withoutNamespace).filter((host) => host !== '' && !host.includes('*'));
  const isShared = (host: string) => [one, other].every((side) => side.some((pattern) => serves(pattern, host)));
  return [...new Set(named)].filter(isShared);
}

/** A Service by its whole name; a name without a dot is one of the namespace where it is said. */
export function serviceNamed(
  host: string,
  own: string | undefined,
): { readonly namespace: string; readonly name: string } {
  const [, name = host, namespace = own ?? ''] = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/.exec(host) ?? [];
  return { namespace, name };
}

function withoutNamespace(pattern: string): string {
  return pattern.slice(pattern.indexOf('/') + 1);
}
