import { title } from '../../../manifest/manifest';
import { tryRefusal } from '../../derived/security/inbound';
import { plainClients } from '../../derived/security/plain-clients';
import type { Rule } from '../../rule';

export const plainTextClients: Rule = {
  code: 'SEC005',
  severity: 'error',
  title: 'Nobody calls a workload in plain text that accepts mutual TLS only',
  why: 'Under `STRICT` the proxy resets connections without a certificate of the mesh. The router, Prometheus and the kubelet have none: the Route answers 503, the target is down, the pod never gets ready.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { app: productpage }
      ports: [{ name: http, port: 9080 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: productpage } }
      template:
        metadata: { labels: { app: productpage } }
        spec:
          containers:
            - name: productpage
              image: registry.istio.io/release/examples-bookinfo-productpage-v1:1.20.3
              ports: [{ containerPort: 9080 }]
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      host: productpage.apps.ocp.acme.org
      port: { targetPort: http }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: productpage }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: productpage } }
      mtls: { mode: STRICT }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: productpage } }
      mtls: { mode: STRICT }
      portLevelMtls: { 9080: { mode: PERMISSIVE } }`,
  *check(mesh) {
    const told = new Set<string>();
    for (const { who, workload, podPort, remedy } of plainClients(mesh)) {
      const { by, at } = tryRefusal(mesh, workload, podPort) ?? {};
      // A client of many alike workloads is told of once.
      const call = `${who} ${podPort} ${by && title(by)}`;
      if (!by || !at || told.has(call)) continue;
      told.add(call);
      const message = `"STRICT" refuses ${who}, which calls port ${podPort} of ${title(workload.on)} in plain text; ${remedy}, or set portLevelMtls of ${podPort} to "PERMISSIVE"`;
      yield { on: by, at, message };
    }
  },
};
