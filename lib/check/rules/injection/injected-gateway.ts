import { revisionsAndTags } from '../../derived/control-plane/control-planes';
import { leadOf } from '../../derived/control-plane/revisions';
import { asksForImage } from '../../derived/gateway/gateway-pods';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { type Injection, injectionOf, injectLabel } from '../../derived/workload/injection';
import { containersOf, podMetadataAt, type Workload, workloads } from '../../derived/workload/workloads';
import type { Severity } from '../../finding';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { among } from '../../wording';

const templates = 'inject.istio.io/templates';

export const injectedGateway: Rule = {
  code: 'INJ010',
  severity: 'error',
  title: 'Pods whose image is "auto" are injected, and a gateway with the template for gateways',
  why: 'The webhook puts the proxy in place of "auto" when it injects the pod. Without a label that asks for it the node looks for an image of that name and reports ImagePullBackOff; without the template a gateway becomes a sidecar of nothing.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-ingress, labels: {} }
    ---
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
          labels: { istio: ingressgateway }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]`,
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
    for (const workload of workloads(mesh)) {
      if (!asksForImage(workload)) continue;
      const { on } = workload;
      const fault = labelFault(mesh, workload, injectionOf(mesh, workload)) ?? templateFault(workload);
      if (!fault) continue;
      yield { on, ...fault };
    }
  },
};

interface Fault {
  readonly at: string;
  readonly message: string;
  readonly severity?: Severity;
}

function labelFault(mesh: Mesh, workload: Workload, injection: Injection | 'none' | 'unknown'): Fault | undefined {
  if (injection === 'none')
    return { at: podMetadataAt(workload, 'labels', injectLabel), message: whyNone(mesh, workload) };
  // What a namespace asks for is judged there.
  if (injection === 'unknown' || injection.by === 'namespace' || leadOf(mesh, injection.revision) !== 'nowhere') return;
  const label = workload.labels['istio.io/rev'] ? 'istio.io/rev' : injectLabel;
  const message = `asks for revision "${injection.revision}", which is not there${among(revisionsAndTags(mesh))}, so that image "auto" is never replaced; name one with istio.io/rev`;
  const severity = mesh.target.openWorld ? 'warning' : 'error';
  return { at: podMetadataAt(workload, 'labels', label), message, severity };
}

function whyNone(mesh: Mesh, { namespace, labels, pod }: Workload): string {
  if (pod.hostNetwork === true)
    return 'pods on the network of their node get no proxy, so that image "auto" is never replaced; drop hostNetwork';
  if (tryNamespaceLabels(mesh, namespace)?.['istio-injection'] === 'disabled')
    return `namespace "${namespace}" refuses proxies, so that image "auto" is never replaced; drop its label istio-injection`;
  const got = labels[injectLabel] === undefined ? 'missing' : `"${labels[injectLabel]}"`;
  return `${got}, so that image "auto" is never replaced; write "true"`;
}

/** A proxy beside other containers is a sidecar that is adapted in this way, which needs no template of its own. */
function templateFault(workload: Workload): Fault | undefined {
  if (containersOf(workload).length > 1 || workload.annotations[templates] !== undefined) return undefined;
  return {
    at: podMetadataAt(workload, 'annotations', templates),
    message: 'missing, so that the proxy is a sidecar; write "gateway"',
  };
}
