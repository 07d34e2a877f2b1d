import { hasGatewayTemplate } from '../../derived/gateway/gateway-pods';
import { unsaidPorts } from '../../derived/service/port-protocols';
import { type ServiceView, services, workloadsOf } from '../../derived/service/services';
import { isInjected } from '../../derived/workload/injection';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const portProtocol: Rule = {
  code: 'SVC001',
  severity: 'warning',
  title: 'Ports of Services in the mesh say their protocol',
  why: 'Without it, Istio guesses from the first bytes of each connection. A protocol whose server speaks first then waits for nothing, and HTTP routes and policies are missing where the guess is TCP.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: ratings }
      template:
        metadata:
          labels: { app: ratings }
        spec:
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              ports:
                - containerPort: 9080`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: web, port: 9080, targetPort: 9080 }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: http-web, port: 9080, targetPort: 9080 }`,
  *check(mesh) {
    for (const service of services(mesh)) {
      const { on } = service;
      const unsaid = on && on.spec?.type !== 'ExternalName' ? unsaidPorts(on) : [];
      if (!on || unsaid.length === 0 || !isBehindSidecars(mesh, service)) continue;
      for (const { at, message } of unsaid) yield { on, at, message };
    }
  },
};

/** Whether proxies beside workloads take the requests; a gateway learns the protocol from its own servers instead. */
function isBehindSidecars(mesh: Mesh, service: ServiceView): boolean {
  return workloadsOf(mesh, service).some((workload) => isInjected(mesh, workload) && !hasGatewayTemplate(workload));
}
