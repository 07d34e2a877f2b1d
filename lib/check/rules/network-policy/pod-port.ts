import { proxyPorts } from '../../../platform/proxy';
import {
  admitsPort,
  isAbout,
  isolating,
  type NetworkPolicy,
  passagesOf,
} from '../../derived/network-policy/network-policies';
import { meantPorts } from '../../derived/service/meant-ports';
import { type Pods, podsSelected } from '../../derived/workload/pods';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const podPort: Rule = {
  code: 'NET002',
  severity: 'error',
  title: 'A NetworkPolicy names ports of pods, not of Services',
  why: "A policy sees a connection after the Service has turned its port into that of a pod. A rule for the Service's port lets nothing through, and callers time out.",
  supersedes: ['NET001'],
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports: [{ name: https, port: 443, targetPort: 8443 }]
    ---
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
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      podSelector: { matchLabels: { istio: ingressgateway } }
      policyTypes: [Ingress]
      ingress: [{ ports: [{ protocol: TCP, port: 443 }] }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      podSelector: { matchLabels: { istio: ingressgateway } }
      policyTypes: [Ingress]
      ingress: [{ ports: [{ protocol: TCP, port: 8443 }] }]`,
  *check(mesh) {
    for (const { on, at, port } of numberedPorts(mesh)) {
      const selected = podsSelected(mesh, on.spec?.podSelector ?? {}, on.metadata.namespace);
      const wrong = selected.map((pods) => closedPorts(mesh, pods, port)).find((meant) => meant.length > 0);
      if (!wrong) continue;
      yield { on, at, message: `${port} is the port of a Service; write that of the pods, ${list(wrong)}` };
    }
  },
};

/** Every single port that a policy lets in by its number. */
function numberedPorts(
  mesh: Mesh,
): readonly { readonly on: NetworkPolicy; readonly at: string; readonly port: number }[] {
  const policies = mesh.ofKind('networking.k8s.io/NetworkPolicy').filter((policy) => isAbout(policy, 'Ingress'));
  return policies
    .flatMap((policy) => passagesOf(policy, 'Ingress'))
    .flatMap(({ on, at, ports }) =>
      ports.flatMap(({ port, endPort }, index) =>
        typeof port === 'number' && endPort === undefined ? [{ on, at: `${at}.ports[${index}].port`, port }] : [],
      ),
    );
}

/** The ports of pods that a Service's port stands for, where nothing lets those in. */
function closedPorts(mesh: Mesh, pods: Pods, port: number): readonly number[] {
  if (!pods.workload || proxyPorts.has(port)) return [];
  const meant = meantPorts(mesh, pods.workload, port);
  if (meant.length === 0) return [];
  const passages = isolating(mesh, pods, 'Ingress').flatMap((policy) => passagesOf(policy, 'Ingress'));
  return meant.filter((number) => !passages.some((passage) => admitsPort(passage, number)));
}
