import { asksForImage } from '../../derived/gateway/gateway-pods';
import { placedContainers, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const proxyContainerName: Rule = {
  code: 'INJ011',
  severity: 'error',
  title: 'The container whose image is "auto" is called "istio-proxy"',
  why: 'The webhook completes the container of that name, and adds one where there is none. The other one keeps the image "auto", which no registry has, and the pod never starts.',
  given: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    ---
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      minAvailable: 1
      selector: { matchLabels: { istio: ingressgateway } }`,
  bad: `
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
          serviceAccountName: istio-ingressgateway
          containers: [{ name: proxy, image: auto }]`,
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
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]`,
  *check(mesh) {
    for (const workload of workloads(mesh).filter(asksForImage)) {
      for (const { at, container } of placedContainers(workload)) {
        if (container.image !== 'auto' || container.name === 'istio-proxy') continue;
        const message = `"${container.name}" is not the container that is completed; write "istio-proxy"`;
        yield { on: workload.on, at: `${at}.name`, message };
      }
    }
  },
};
