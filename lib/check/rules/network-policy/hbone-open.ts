import { hbonePort } from '../../../platform/proxy';
import { admitsPort, isolating, passagesOf } from '../../derived/network-policy/network-policies';
import { servicesOf } from '../../derived/service/services';
import { isAmbient } from '../../derived/workload/injection';
import { podsOf } from '../../derived/workload/pods';
import { workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const hboneOpen: Rule = {
  code: 'NET008',
  severity: 'error',
  title: 'NetworkPolicies for pods in ambient mode leave port 15008 open',
  why: "Between pods in ambient mode every connection is carried on port 15008, whatever port the application calls. A policy that lists the application's port only closes the mesh.",
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports: [{ name: http, port: 9080 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      podSelector: { matchLabels: { app: ratings } }
      policyTypes: [Ingress]
      ingress: [{ ports: [{ protocol: TCP, port: 9080 }] }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      podSelector: { matchLabels: { app: ratings } }
      policyTypes: [Ingress]
      ingress: [{ ports: [{ protocol: TCP, port: 9080 }, { protocol: TCP, port: 15008 }] }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      // Who lets nobody in, or stands behind no Service, is not meant to be called over the mesh.
      if (!isAmbient(mesh, workload) || servicesOf(mesh, workload).length === 0) continue;
      const policies = isolating(mesh, podsOf(workload), 'Ingress');
      const passages = policies.flatMap((policy) => passagesOf(policy, 'Ingress'));
      const [first] = passages;
      if (!first || passages.some((passage) => admitsPort(passage, hbonePort))) continue;
      const message = `closes port ${hbonePort}, on which "${workload.name}" is called over the mesh; add it`;
      yield { on: first.on, at: `${first.at}.ports`, message };
    }
  },
};
