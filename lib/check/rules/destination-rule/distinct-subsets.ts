import type { Rule } from '../../rule';

export const distinctSubsets: Rule = {
  code: 'DR011',
  severity: 'error',
  title: 'Subsets have names of their own, and a rule for some workloads stays in its namespace',
  why: 'The webhook of istiod refuses two subsets of one name, and an export of a rule with a workloadSelector. Where it does not look, the later subset is left out.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - { name: v1, labels: { version: v1 } }
        - { name: v1, labels: { version: v2 } }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - { name: v1, labels: { version: v1 } }
        - { name: v2, labels: { version: v2 } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/DestinationRule')) {
      const { subsets = [], workloadSelector, exportTo = [] } = on.spec ?? {};
      const names = subsets.map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        const first = names.indexOf(name);
        const message = `"${name}" is the name of "spec.subsets[${first}]" already`;
        if (name && first !== index) yield { on, at: `spec.subsets[${index}].name`, message };
      }
      if (workloadSelector && exportTo.some((to) => to !== '.'))
        yield {
          on,
          at: 'spec.exportTo',
          message: 'a rule with a "workloadSelector" is for its own namespace; write ["."]',
        };
    }
  },
};
