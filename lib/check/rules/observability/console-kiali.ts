import type { Rule } from '../../rule';
import { list } from '../../wording';

export const consoleKiali: Rule = {
  code: 'OBS007',
  severity: 'error unless open',
  title: 'A console plugin of Service Mesh has a Kiali of its own version',
  why: 'The plugin shows what Kiali answers. The operator stops where it finds none, and pages of another version break in the browser alone.',
  given: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27`,
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: OSSMConsole
    metadata: { name: ossmconsole, namespace: istio-system }
    spec: { version: v2.22 }`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: OSSMConsole
    metadata: { name: ossmconsole, namespace: istio-system }
    spec: { version: v2.27 }`,
  *check(mesh) {
    const kialis = mesh.ofKind('kiali.io/Kiali');
    for (const on of mesh.ofKind('kiali.io/OSSMConsole')) {
      const { version } = on.spec ?? {};
      if (kialis.length === 0) {
        yield { on, at: '', message: 'there is no Kiali that it could show; add one, or declare it as external' };
        continue;
      }
      const versions = kialis.map(({ spec }) => spec?.version);
      // What "default" stands for moves with the operator, for both of them.
      if (!isFixed(version) || !versions.every(isFixed) || versions.includes(version)) continue;
      yield { on, at: 'spec.version', message: `"${version}" is not that of Kiali, ${list(versions)}; write the same` };
    }
  },
};

function isFixed(version: string | undefined): boolean {
  return version !== undefined && version !== 'default';
}
