import { tryNamespaceLabels } from '../../derived/namespaces';
import { admitsNamespace, isolating, passagesOf } from '../../derived/network-policy/network-policies';
import { hops } from '../../derived/virtual-service/hops';
import { podsOf } from '../../derived/workload/pods';
import type { Rule } from '../../rule';

export const gatewayAdmitted: Rule = {
  code: 'NET007',
  severity: 'error unless open',
  title: 'NetworkPolicies before a workload admit the gateway that sends it requests',
  why: 'Once a policy selects the pods, only what some policy lists gets in. A gateway of another namespace that is not listed waits for a connection and answers 503.',
  given: `
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
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: own-namespace, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress: [{ from: [{ podSelector: {} }] }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: own-namespace, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress:
        - from:
            - podSelector: {}
            - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: istio-ingress } }`,
  *check(mesh) {
    for (const { caller, workload, why } of hops(mesh)) {
      const policies = isolating(mesh, podsOf(workload), 'Ingress');
      const [on] = policies;
      if (!on) continue;
      const labels = tryNamespaceLabels(mesh, caller.namespace);
      const passages = policies.flatMap((policy) => passagesOf(policy, 'Ingress'));
      if (passages.some((passage) => admitsNamespace(passage, caller.namespace, labels))) continue;
      const message = `nothing admits namespace "${caller.namespace}" to "${workload.name}", where ${why} leads; add a rule from it`;
      yield { on, at: 'spec.ingress', message };
    }
  },
};
