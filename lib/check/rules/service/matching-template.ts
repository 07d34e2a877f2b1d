import { at, key } from '../../path';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const matchingTemplate: Rule = {
  code: 'SVC013',
  severity: 'error',
  title: 'A workload selects the pods that it makes',
  why: 'The API server refuses a workload whose template does not carry the labels of its selector.',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: rating }
      template:
        metadata:
          labels: { app: ratings }
        spec:
          containers:
            - { name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }`,
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
          containers:
            - { name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }`,
  *check(mesh) {
    const selecting = [
      ...mesh.ofKind('apps/Deployment'),
      ...mesh.ofKind('apps/StatefulSet'),
      ...mesh.ofKind('apps/DaemonSet'),
    ];
    for (const on of selecting) {
      const labels: Readonly<Record<string, string | undefined>> = on.spec?.template?.metadata?.labels ?? {};
      for (const [label, value] of Object.entries(on.spec?.selector?.matchLabels ?? {})) {
        if (labels[label] === value) continue;
        const message = `"${value}", but the template has ${list([labels[label]])} at "spec.template.metadata.labels${key(label)}"`;
        yield { on, at: at('spec', 'selector', 'matchLabels', label), message };
      }
    }
  },
};
