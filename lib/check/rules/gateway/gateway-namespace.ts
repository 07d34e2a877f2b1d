import { controlPlanes } from '../../derived/control-plane/control-planes';
import { gatewayWorkloads } from '../../derived/gateway/gateway-pods';
import type { Rule } from '../../rule';

export const gatewayNamespace: Rule = {
  code: 'GWY025',
  severity: 'warning',
  title: 'A gateway stands outside the namespace of the control plane',
  why: 'Whoever may change a gateway there may change istiod, and a gateway may read every Secret beside it, those of the control plane too. OpenShift Service Mesh documents a namespace of its own for each gateway.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.30.3 }`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-system }
    spec:
      replicas: 2
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          containers:
            - name: istio-proxy
              image: auto
              resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 1Gi } }`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      replicas: 2
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          containers:
            - name: istio-proxy
              image: auto
              resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 1Gi } }`,
  *check(mesh) {
    const namespaces = new Set(controlPlanes(mesh).map(({ namespace }) => namespace));
    for (const { on, namespace, labels } of gatewayWorkloads(mesh)) {
      // The gateway between clusters stands there in the operator's own documents (sail-operator docs, multi-cluster).
      if (!namespaces.has(namespace) || labels['topology.istio.io/network'] !== undefined) continue;
      const message = `"${namespace}" is the namespace of a control plane; write one for the gateway, e.g. "istio-ingress"`;
      yield { on, at: 'metadata.namespace', message };
    }
  },
};
