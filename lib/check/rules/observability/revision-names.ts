import { revisionsAndTags } from '../../derived/control-plane/control-planes';
import { leadOf } from '../../derived/control-plane/revisions';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { among } from '../../wording';

export const revisionNames: Rule = {
  code: 'OBS004',
  severity: 'warning',
  title: 'A Kiali names the parts of a control plane that is there',
  why: 'Kiali looks for what it is told to look for: with the name of a revision that is gone it shows a mesh without a control plane. Without any name it finds them by itself.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-system, updateStrategy: { type: RevisionBased } }`,
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        istio: { config_map_name: istio-stable }`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        istio: { config_map_name: istio-default-v1-30-3 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('kiali.io/Kiali')) {
      for (const [field, plain] of named) {
        const name: unknown = on.spec?.external_services?.istio?.[field];
        const revision = tryRevision(name, plain);
        if (revision === undefined || leadOf(mesh, revision) !== 'nowhere') continue;
        const message = `"${name}" belongs to revision "${revision}", which no control plane has${among(revisionsAndTags(mesh))}; drop the field, or name one of them`;
        yield { on, at: at('spec', 'external_services', 'istio', field), message };
      }
    }
  },
};

/** What is called after a revision, and how the revision `default` calls it (istio `manifests/charts/istio-control`). */
const named = [
  ['config_map_name', 'istio'],
  ['istio_sidecar_injector_config_map_name', 'istio-sidecar-injector'],
  ['istiod_deployment_name', 'istiod'],
] as const;

/** The revision in a name; a name of another form is somebody's own. Kiali's schema may leave its type open. */
function tryRevision(name: unknown, plain: string): string | undefined {
  if (name === plain) return 'default';
  return typeof name === 'string' && name.startsWith(`${plain}-`) ? name.slice(plain.length + 1) : undefined;
}
