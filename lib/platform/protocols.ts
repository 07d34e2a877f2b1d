/**
 * How Istio learns the protocol of a Service port.
 *
 * Sources: istio `pkg/config/protocol/instance.go` (names) and `pkg/config/kube/conversion.go` (`ConvertProtocol`, and the
 * ports for which nothing is sniffed).
 */

/** What the name of a Service port may start with, before a dash or alone, and what `appProtocol` may say. */
export const protocols = [
  'http',
  'http2',
  'https',
  'grpc',
  'grpc-web',
  'tls',
  'tcp',
  'mongo',
  'mysql',
  'redis',
  'udp',
] as const;

/** Ports that are plain TCP whatever their name: SMTP, DNS, MySQL and MongoDB. */
const plainTcp: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** Whether Istio knows the protocol of a port from its name or number, so that it need not guess from the traffic. */
export function saysProtocol(name: string, port: number | undefined): boolean {
  const lower = name.toLowerCase();
  if (port !== undefined && plainTcp.has(port)) return true;
  return protocols.some((protocol) => lower === protocol || lower.startsWith(`${protocol}-`));
}

/** Values of `appProtocol` that Istio knows beside its own names (KEP-3726, `kubernetes.io/`). */
export const standardProtocols = ['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'] as const;

/** Whether a port is said to carry something that a proxy reads no HTTP in; one that says nothing is sniffed. */
export function saysOtherThanHttp(said: string, port: number | undefined): boolean {
  const [word = ''] = said.toLowerCase().split('-');
  if (['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis', 'udp'].includes(word)) return true;
  const isPlainTcp = port !== undefined && plainTcp.has(port);
  return isPlainTcp && !saysProtocol(said, undefined);
}
