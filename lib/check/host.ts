/** Whether a host of a Gateway, VirtualService or ServiceEntry covers another: its wildcard stands for any number of labels. */
export function covers(pattern: string, host: string): boolean {
  if (pattern === '*' || pattern === host) return true;
  return pattern.startsWith('*') && host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}

/** Whether two hosts of Istio have a name in common. */
export function overlap(one: string, other: string): boolean {
  return covers(one, other) || covers(other, one);
}

/** Whether a name of a certificate is good for a host: its wildcard stands for exactly one label (RFC 6125 §6.4.3). */
export function certifies(dnsName: string, host: string): boolean {
  const name = dnsName.toLowerCase();
  if (name === host) return true;
  return name.startsWith('*.') && host.includes('.') && name.slice(1) === host.slice(host.indexOf('.'));
}

/** A host of a Gateway without the namespace that may stand before it: `bookinfo/shop.acme.org` is `shop.acme.org`. */
export function withoutNamespace(host: string): string {
  return host.slice(host.indexOf('/') + 1);
}
