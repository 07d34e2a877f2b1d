import { subdomainLength } from '../platform/naming';

/** Characters of a DNS label. */
export const longestLabel = 63;
const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Whether a name is a DNS label (RFC 1123), as namespaces and most mesh objects must be. */
export function isDnsLabel(name: string): boolean {
  return name.length <= longestLabel && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
}

/** Whether a name is a DNS subdomain (RFC 1123), as those of all other objects must be. */
export function isSubdomain(name: string): boolean {
  const isSpelt = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
  return isSpelt && name.length <= subdomainLength;
}

/** Whether a name is one that a Service can have (RFC 1035): a DNS label that starts with a letter. */
export function isServiceName(name: string): boolean {
  return isDnsLabel(name) && /^[a-z]/.test(name);
}

/** Whether a name is one that an annotation can have: a word, with a domain and "/" before it or not (Kubernetes, "Annotations"). */
export function isAnnotationName(name: string): boolean {
  const [word = '', domain, ...rest] = name.split('/').reverse();
  const isDomain = domain === undefined || isSubdomain(domain);
  return rest.length === 0 && isDomain && /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(word);
}

/** What a name must be to be a DNS label, for faults. */
export const dnsLabelRule = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

/** What a name must be to be a DNS subdomain, for faults. */
export const subdomainRule =
  'at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit';

/** What a name must be for a Service, for faults. */
export const serviceNameRule =
  'at most 63 lower-case letters, digits and "-", starting with a letter and ending with a letter or digit';

/** What keeps a text from being a host or domain that a Route can carry, or `undefined` where nothing does. */
export function tryDomainFault(domain: string): string | undefined {
  if (domain === '') return 'is empty; give a domain, e.g. "apps-crc.testing"';
  if (scheme.test(domain)) return `"${domain}" carries a scheme; write "${bare(domain)}"`;
  if (/[:/?#]/.test(domain)) return `"${domain}" carries a port or path; write "${bare(domain)}"`;
  if (domain.includes('*')) return `"${domain}" has a wildcard; write "${bare(domain)}"`;
  if (domain !== domain.toLowerCase()) return `"${domain}" has upper case; write "${bare(domain)}"`;
  if (domain.length > subdomainLength) return `has ${domain.length} characters; at most ${subdomainLength} are allowed`;
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(domain))
    return `"${domain}" is an address; give a domain, e.g. "apps-crc.testing"`;
  const label = domain.split('.').find((part) => !isDnsLabel(part));
  if (label === undefined) return undefined;
  if (label === '') return `"${domain}" has an empty label; remove the stray "."`;
  if (label.length > longestLabel)
    return `label "${label}" has ${label.length} characters; at most ${longestLabel} are allowed`;
  return `label "${label}" of "${domain}" is not a DNS label: ${dnsLabelRule}`;
}

/** The domain that was probably meant: without scheme, port, path and wildcard, in lower case. */
function bare(domain: string): string {
  const host = domain.replace(scheme, '').replace(/[/?#:].*$/s, '');
  const labels = host.replaceAll('*', '').toLowerCase().split('.').filter(Boolean);
  return labels.join('.') || 'apps-crc.testing';
}
