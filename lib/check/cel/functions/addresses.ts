import type { Functions } from './functions';

/** An IP address, as a number. */
class Ip {
  constructor(
    readonly text: string,
    readonly family: 4 | 6,
    readonly bits: bigint,
  ) {}
}

/** A range of addresses. */
class Cidr {
  constructor(
    readonly ip: Ip,
    readonly prefix: number,
  ) {}
}

/** Functions of addresses (kubernetes/apiserver, pkg/cel/library/ip.go and cidr.go). */
export const addresses: Functions = {
  types: { 'net.IP': Ip, 'net.CIDR': Cidr },
  namespaces: { ip: 'IPs' },
  functions: {
    'isIP(string): bool': (text: string) => tryIp(text) !== undefined,
    'ip(string): net.IP': ip,
    'IPs.isCanonical(string): bool': (_: unknown, text: string) => ip(text).text === text,
    'string(net.IP): string': ({ text }: Ip) => text,
    'net.IP.family(): int': ({ family }: Ip) => BigInt(family),
    'net.IP.isUnspecified(): bool': ({ bits }: Ip) => bits === 0n,
    'net.IP.isLoopback(): bool': (one: Ip) => within(one, '127.0.0.0/8', '::1/128'),
    'net.IP.isLinkLocalUnicast(): bool': (one: Ip) => within(one, '169.254.0.0/16', 'fe80::/10'),
    'net.IP.isLinkLocalMulticast(): bool': (one: Ip) => within(one, '224.0.0.0/24', 'ff02::/16'),
    'net.IP.isGlobalUnicast(): bool': (one: Ip) =>
      one.bits !== 0n && !special.some(([four, six]) => within(one, four, six)),
    'isCIDR(string): bool': (text: string) => tryCidr(text) !== undefined,
    'cidr(string): net.CIDR': cidr,
    'string(net.CIDR): string': ({ ip: { text }, prefix }: Cidr) => `${text}/${prefix}`,
    'net.CIDR.ip(): net.IP': (range: Cidr) => range.ip,
    'net.CIDR.prefixLength(): int': ({ prefix }: Cidr) => BigInt(prefix),
    'net.CIDR.masked(): net.CIDR': masked,
    'net.CIDR.containsIP(string): bool': (range: Cidr, text: string) => containsIp(range, ip(text)),
    'net.CIDR.containsIP(net.IP): bool': containsIp,
    'net.CIDR.containsCIDR(string): bool': (range: Cidr, text: string) => containsCidr(range, cidr(text)),
    'net.CIDR.containsCIDR(net.CIDR): bool': containsCidr,
  },
};

/** Loopback, multicast and link-local ranges, and broadcast. */
const special = [
  ['127.0.0.0/8', '::1/128'],
  ['224.0.0.0/4', 'ff00::/8'],
  ['169.254.0.0/16', 'fe80::/10'],
  ['255.255.255.255/32', '::/128'],
] as const;

function ip(text: string): Ip {
  const found = tryIp(text);
  if (found === undefined) throw new Error(`"${text}" is no IP address`);
  return found;
}

/** Zones, and addresses of version 4 in the form of version 6, are refused. */
function tryIp(text: string): Ip | undefined {
  if (isVersion4(text)) return new Ip(text, 4, groups(text.split('.'), 10, 8n));
  if (!/^[0-9A-Fa-f:.]+$/.test(text) || !URL.canParse(`http://[${text}]`)) return undefined;
  const canonical = new URL(`http://[${text}]`).hostname.slice(1, -1);
  if (canonical.startsWith('::ffff:')) return undefined;
  const [head = '', tail] = canonical.split('::');
  const [before, after] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean));
  const missing = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  return new Ip(canonical, 6, groups([...(before ?? []), ...Array(missing).fill('0'), ...(after ?? [])], 16, 16n));
}

function isVersion4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function groups(parts: readonly string[], radix: number, width: bigint): bigint {
  return parts.reduce((bits, part) => (bits << width) + BigInt(Number.parseInt(part, radix)), 0n);
}

function cidr(text: string): Cidr {
  const found = tryCidr(text);
  if (found === undefined) throw new Error(`"${text}" is no CIDR`);
  return found;
}

function tryCidr(text: string): Cidr | undefined {
  const [, address = '', digits = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const found = tryIp(address);
  return found === undefined || Number(digits) > widthOf(found) ? undefined : new Cidr(found, Number(digits));
}

function widthOf({ family }: Ip): number {
  return family === 4 ? 32 : 128;
}

function within(address: Ip, four: string, six: string): boolean {
  return containsIp(cidr(address.family === 4 ? four : six), address);
}

function containsIp({ ip: base, prefix }: Cidr, address: Ip): boolean {
  const host = BigInt(widthOf(base) - prefix);
  return base.family === address.family && base.bits >> host === address.bits >> host;
}

function containsCidr(range: Cidr, other: Cidr): boolean {
  return other.prefix >= range.prefix && containsIp(range, other.ip);
}

function masked({ ip: base, prefix }: Cidr): Cidr {
  const host = BigInt(widthOf(base) - prefix);
  const bits = (base.bits >> host) << host;
  return new Cidr(new Ip(textOf(bits, base.family), base.family, bits), prefix);
}

function textOf(bits: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join('.');
  const parts = Array.from({ length: 8 }, (_, at) => ((bits >> BigInt(112 - 16 * at)) & 65_535n).toString(16));
  return new URL(`http://[${parts.join(':')}]`).hostname.slice(1, -1);
}
