import { title } from '../../../manifest/manifest';
import { admittingPolicies, mayAdmit } from '../../derived/security/admission';
import { hops } from '../../derived/virtual-service/hops';
import { principalOf } from '../../derived/workload/identities';
import { isAmbient, isInjected } from '../../derived/workload/injection';
import { tryPlaneOf } from '../../derived/workload/membership';
import type { Rule } from '../../rule';

export const admittedGateway: Rule = {
  code: 'SEC015',
  severity: 'error unless open',
  title: 'The policies of a workload admit the gateway or waypoint that sends it requests',
  why: 'As soon as one ALLOW policy is about a workload, who is not named by any of them is refused. The requests reach the gateway and come back with "RBAC: access denied".',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: productpage } }
      template:
        metadata: { labels: { app: productpage } }
        spec: { containers: [{ name: productpage, image: registry.istio.io/release/examples-bookinfo-productpage-v1:1.20.3 }] }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { app: productpage }
      ports: [{ name: http, port: 9080 }]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      listeners:
        - { name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      parentRefs: [{ name: bookinfo, namespace: istio-ingress }]
      hostnames: [bookinfo.apps.ocp.acme.org]
      rules: [{ backendRefs: [{ name: productpage, port: 9080 }] }]`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: callers, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { namespaces: [bookinfo] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: callers, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { namespaces: [bookinfo, istio-ingress] } }] }]`,
  *check(mesh) {
    for (const { caller, workload, why } of hops(mesh)) {
      if (!isInjected(mesh, workload) && !isAmbient(mesh, workload)) continue;
      const policies = admittingPolicies(mesh, workload);
      const [on] = policies;
      if (!on || policies.some((policy) => mayAdmit(mesh, policy, caller))) continue;
      const principal = principalOf(caller, tryPlaneOf(mesh, workload)?.trustDomain);
      const message = `nothing admits "${principal}" to ${title(workload.on)}, where ${why} leads; add it to the principals of a rule`;
      yield { on, at: 'spec.rules', message };
    }
  },
};
