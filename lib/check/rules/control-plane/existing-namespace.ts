import { releaseOf } from '../../derived/control-plane/release';
import { type SailResource, sailResources } from '../../derived/control-plane/sail';
import { isExternal } from '../../derived/externals';
import { knowsNamespace } from '../../derived/namespaces';
import { isForArgoCd, isInEarlierWave, placeName } from '../../derived/order';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const existingNamespace: Rule = {
  code: 'CP004',
  severity: 'error unless open',
  title: 'The control plane and what belongs to it name their version, and a namespace that is there before them',
  why: 'The operator does not create the namespace: it waits, and says so in a condition of the resource alone. A version that is left out is whatever the operator of the day prefers.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-sytem }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    const namespaces = mesh.ofKind('core/Namespace').map(({ metadata }) => metadata.name);
    for (const on of sailResources(mesh)) {
      if (on.spec?.version === undefined) yield unversioned(mesh, on);
      const namespace = on.spec?.namespace;
      // Without any Namespace the input is a part of something: who wrote it creates them elsewhere.
      if (namespace === undefined || namespaces.length === 0) continue;
      if (!knowsNamespace(mesh, namespace)) {
        const message = `namespace "${namespace}" is not among the objects; add it, or declare it as external${didYouMean(namespace, namespaces)}`;
        yield { on, at: 'spec.namespace', message };
      } else yield* tooLate(mesh, on, namespace);
    }
  },
};

function unversioned(mesh: Mesh, on: SailResource): Complaint {
  const [newest = ''] = releaseOf(mesh).installable;
  const message = `missing, so that an update of the operator updates the mesh; write "${newest}"`;
  return { on, at: 'spec.version', message, severity: 'warning' };
}

/** Argo CD waits for the health of a wave before it applies the next one, which here holds the namespace. */
function* tooLate(mesh: Mesh, on: SailResource, name: string): Iterable<Complaint> {
  const namespace = mesh.tryFind('core/Namespace', undefined, name);
  if (!namespace || isExternal(mesh, namespace) || !isForArgoCd(mesh) || !isInEarlierWave(mesh, on, namespace)) return;
  const message = `Namespace "${name}" comes ${placeName(mesh, namespace)}, after what is installed in it; apply it first`;
  yield { on, at: 'spec.namespace', message };
}
