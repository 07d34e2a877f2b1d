import { hasGatewayTemplate } from '../../derived/gateway/gateway-pods';
import { podsOfPolicy, policies } from '../../derived/security/policies';
import { type Pods, podsWith } from '../../derived/workload/pods';
import type { Rule } from '../../rule';

const kinds = ['security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication'] as const;

export const besideGateway: Rule = {
  code: 'SEC023',
  severity: 'error unless open',
  title: "A policy for a gateway stands in the namespace of the gateway's pods",
  why: 'Outside the root namespace a selector looks into its own namespace only, unlike that of a Gateway. The policy is accepted and selects nothing: the gateway is open.',
  supersedes: ['SEC003'],
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: 'true' }
        spec: { containers: [{ name: istio-proxy, image: auto }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: no-admin, namespace: bookinfo }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      action: DENY
      rules: [{ to: [{ operation: { paths: [/admin*] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: no-admin, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      action: DENY
      rules: [{ to: [{ operation: { paths: [/admin*] } }] }]`,
  *check(mesh) {
    for (const policy of policies(mesh, kinds)) {
      if (Object.keys(policy.selector).length === 0 || podsOfPolicy(mesh, policy).length > 0) continue;
      const gateway = podsWith(mesh, policy.selector).find(isGateway);
      if (!gateway) continue;
      const message = `selects nothing in namespace "${policy.namespace}"; move the policy to "${gateway.namespace}", where the gateway "${gateway.name}" runs`;
      yield { on: policy.on, at: 'spec.selector', message };
    }
  },
};

function isGateway({ workload, generated }: Pods): boolean {
  return generated !== undefined || (workload !== undefined && hasGatewayTemplate(workload));
}
