/**
 * What a proxy reads of a call that leaves the mesh.
 *
 * Sources: istio `pkg/config/protocol/instance.go`; `pilot/pkg/networking/core/listener.go`, where a port of a protocol
 * that names no host is a listener for everything sent to that port.
 */
const readable = {
  HTTP: 'http',
  HTTP2: 'http',
  GRPC: 'http',
  TLS: 'tls',
  HTTPS: 'tls',
  TCP: 'raw',
  MONGO: 'raw',
} as const;

/** Protocols that a port of an external service may have. */
export type ExternalProtocol = keyof typeof readable;

/**
 * By what a proxy tells the host of a call: by the request itself (`http`), by the server name that a client asks TLS for
 * (`tls`), or not at all (`raw`).
 */
export function readableOf(protocol: ExternalProtocol): 'http' | 'tls' | 'raw' {
  return readable[protocol];
}
