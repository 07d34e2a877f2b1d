import type { Rule } from '../../rule';

export const namedPorts: Rule = {
  code: 'SVC011',
  severity: 'error',
  title: 'The ports of a Service with several have names, each its own',
  why: 'The API server refuses the Service otherwise: with several ports, only the name tells which is which.',
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      clusterIP: None
      ports:
        - { port: 9080, appProtocol: http }
        - { name: http-metrics, port: 9090 }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      clusterIP: None
      ports:
        - { name: http, port: 9080, appProtocol: http }
        - { name: http-metrics, port: 9090 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Service')) {
      const names = (on.spec?.ports ?? []).map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.length < 2 || (name && names.indexOf(name) === index)) continue;
        const message = name
          ? `"${name}" is the name of "spec.ports[${names.indexOf(name)}]" already`
          : 'missing; with several ports, each needs a name';
        yield { on, at: `spec.ports[${index}].name`, message };
      }
    }
  },
};
