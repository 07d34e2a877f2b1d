import { mtlsOf } from '../../derived/security/mtls';
import { tryContainerPort } from '../../derived/service/services';
import { isInjected } from '../../derived/workload/injection';
import { containersOf, podMetadataAt, type Workload, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const reachedProbe: Rule = {
  code: 'INJ019',
  severity: 'warning',
  title: 'Probes go through the proxy where pods accept mutual TLS alone',
  why: 'The node asks in plain text, which a pod with strict mutual TLS refuses. The pods never become ready, or are started again and again, while the application is well.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: {} }
    ---
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec: { mtls: { mode: STRICT } }`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata:
          annotations: { sidecar.istio.io/rewriteAppHTTPProbers: "false" }
          labels: { app: ratings, sidecar.istio.io/inject: "true" }
        spec:
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              readinessProbe: { httpGet: { path: /health, port: 9080 } }`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata:
          annotations: { sidecar.istio.io/rewriteAppHTTPProbers: "true" }
          labels: { app: ratings, sidecar.istio.io/inject: "true" }
        spec:
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              readinessProbe: { httpGet: { path: /health, port: 9080 } }`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      if (workload.annotations[rewrite] !== 'false' || !isInjected(mesh, workload)) continue;
      const [refused] = probePorts(workload).filter((port) => mtlsOf(mesh, workload, port).mode === 'STRICT');
      if (refused === undefined) continue;
      const message = `"false" lets the node ask port ${refused} in plain text, which strict mutual TLS refuses; leave it out`;
      yield { on: workload.on, at: podMetadataAt(workload, 'annotations', rewrite), message };
    }
  },
};

const rewrite = 'sidecar.istio.io/rewriteAppHTTPProbers';

/** The ports that the node asks over HTTP; those of other probes are not rewritten at all. */
function probePorts(workload: Workload): readonly number[] {
  return containersOf(workload)
    .flatMap(({ readinessProbe, livenessProbe, startupProbe }) => [readinessProbe, livenessProbe, startupProbe])
    .flatMap((probe) => numberOf(workload, probe?.httpGet?.port) ?? []);
}

function numberOf(workload: Workload, port: unknown): number | undefined {
  if (typeof port === 'number') return port;
  return typeof port === 'string' ? tryContainerPort(workload, port) : undefined;
}
