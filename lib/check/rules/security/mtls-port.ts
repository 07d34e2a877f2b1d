import { podsOfPolicy, policyOf } from '../../derived/security/policies';
import { meantPorts } from '../../derived/service/meant-ports';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const mtlsPort: Rule = {
  code: 'SEC002',
  severity: 'warning',
  title: 'An exception of a PeerAuthentication names ports of pods, not of Services',
  why: 'The proxy knows the ports of its pod only. An exception for the port of a Service is never used, and the port behind it stays as strict, or as open, as the rest.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports: [{ name: http, port: 80, targetPort: 9080 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      portLevelMtls: { 80: { mode: PERMISSIVE } }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      portLevelMtls: { 9080: { mode: PERMISSIVE } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/PeerAuthentication')) {
      const ports = Object.keys(on.spec?.portLevelMtls ?? {});
      const selected = ports.length === 0 ? [] : podsOfPolicy(mesh, policyOf(on));
      for (const port of ports) {
        const meant = selected.flatMap(({ workload }) => (workload ? meantPorts(mesh, workload, Number(port)) : []));
        if (meant.length === 0) continue;
        const message = `${port} is the port of a Service; write that of the pods, ${list(meant)}`;
        yield { on, at: at('spec', 'portLevelMtls', port), message };
      }
    }
  },
};
