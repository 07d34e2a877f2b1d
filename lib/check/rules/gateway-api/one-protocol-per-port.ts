import { groupBy } from '../../derived/derived';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const oneProtocolPerPort: Rule = {
  code: 'GAPI013',
  severity: 'error',
  title: 'The listeners of one port speak protocols that go together',
  why: 'A port carries plain HTTP or TLS, not both: the listeners report Conflicted in their status, and neither of them is opened.',
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }, { name: tls, port: 80, protocol: TLS, tls: { mode: Passthrough } }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }, { name: tls, port: 443, protocol: TLS, tls: { mode: Passthrough } }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('gateway.networking.k8s.io/Gateway')) {
      const listeners = (on.spec?.listeners ?? [])
        .map((listener, index) => ({ ...listener, index }))
        .filter(({ protocol = '' }) => protocol in layers);
      for (const [first, ...others] of groupBy(listeners, ({ port }) => port?.toString()).values()) {
        const other = others.find(({ protocol }) => layers[protocol ?? ''] !== layers[first?.protocol ?? '']);
        if (!first || !other) continue;
        const message = `port ${first.port} has protocol "${first.protocol}" in listener "${first.name}" and "${other.protocol}" here; give one of them another port`;
        yield { on, at: at('spec', 'listeners', other.index, 'protocol'), message };
      }
    }
  },
};

/** What is told apart by the server name may share a port (Gateway API, `Listener`); UDP is another port altogether. */
const layers: Readonly<Record<string, string>> = { HTTP: 'HTTP', HTTPS: 'TLS', TLS: 'TLS', TCP: 'TCP' };
