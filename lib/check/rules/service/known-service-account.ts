import { groupBy } from '../../derived/derived';
import { knowsServiceAccount } from '../../derived/workload/accounts';
import { workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownServiceAccount: Rule = {
  code: 'SVC015',
  severity: 'error unless open',
  title: 'Pods run as a ServiceAccount that exists in their namespace',
  why: 'Without it no pod is made: the Deployment is accepted, and only an event of its ReplicaSet tells.',
  given: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: bookinfo-ratings, namespace: bookinfo }`,
  bad: `
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
          serviceAccountName: ratings
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3`,
  good: `
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
          serviceAccountName: bookinfo-ratings
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3`,
  *check(mesh) {
    const accounts = groupBy(mesh.ofKind('core/ServiceAccount'), ({ metadata }) => metadata.namespace);
    for (const { on, at, namespace, serviceAccount: name } of workloads(mesh)) {
      if (knowsServiceAccount(mesh, namespace, name)) continue;
      const known = (accounts.get(namespace) ?? []).map(({ metadata }) => metadata.name);
      const message = `no ServiceAccount "${name}" in "${namespace}"${among(known)}${didYouMean(name, known)}`;
      yield { on, at: `${at}.spec.serviceAccountName`.replace(/^\./, ''), message };
    }
  },
};
