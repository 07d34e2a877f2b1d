import type { Rule } from '../../rule';

export const singletonName: Rule = {
  code: 'CP007',
  severity: 'error',
  title: 'IstioCNI and ZTunnel are called "default"',
  why: 'A cluster has one of each, and the API server refuses any other name.',
  supersedes: ['API004'],
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-cni }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: istio-cni }
    spec: { namespace: istio-cni, version: v1.30.3 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.30.3 }`,
  *check(mesh) {
    const singletons = [...mesh.ofKind('sailoperator.io/IstioCNI'), ...mesh.ofKind('sailoperator.io/ZTunnel')];
    for (const on of singletons) {
      const { name } = on.metadata;
      if (name === 'default') continue;
      yield {
        on,
        at: 'metadata.name',
        message: `"${name}" is refused; the one ${on.kind} of a cluster is called "default"`,
      };
    }
  },
};
