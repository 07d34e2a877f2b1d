import { isPlatformConfigMap } from '../../../platform/known-objects';
import { sourcesOfSecret } from '../../derived/certificate/secrets';
import { derived, groupBy } from '../../derived/derived';
import { type PodReference, podReferences } from '../../derived/workload/pod-references';
import { hasOperandPods } from '../../derived/workload/unseen-pods';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const knownPodReference: Rule = {
  code: 'SVC016',
  severity: 'error unless open',
  title: 'The ConfigMaps, Secrets and volume claims that pods need exist',
  why: 'Without them pods stay in ContainerCreating or CreateContainerConfigError; the Deployment is accepted, and only events of the pods tell.',
  given: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: ratings-settings, namespace: bookinfo }
    data: { LOG_LEVEL: info }`,
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
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              envFrom:
                - configMapRef: { name: rating-settings }`,
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
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              envFrom:
                - configMapRef: { name: ratings-settings }`,
  *check(mesh) {
    for (const reference of podReferences(mesh)) {
      const { workload, at, kind, name } = reference;
      // An operator may write what its pods, and others, read.
      if (hasOperandPods(mesh, workload.namespace) || exists(mesh, reference)) continue;
      const known = (byKind(mesh).get(`${kind} ${workload.namespace}`) ?? []).map(({ metadata }) => metadata.name);
      const hint = didYouMean(name, known);
      const message = `no ${kind} "${name}" in "${workload.namespace}"${hint}`;
      yield { on: workload.on, at: `${workload.at}.spec.${at}`.replace(/^\./, ''), message };
    }
  },
};

function exists(mesh: Mesh, { workload: { namespace }, kind, name }: PodReference): boolean {
  if (kind === 'Secret') return sourcesOfSecret(mesh, namespace, name).length > 0;
  if (kind === 'ConfigMap' && (isPlatformConfigMap(name) || bundles(mesh).has(name))) return true;
  return keys(mesh).has(`${kind} ${namespace}/${name}`);
}

const keys = derived(
  (mesh: Mesh): ReadonlySet<string> =>
    new Set(mesh.all.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)),
);

/** The ConfigMaps that trust-manager writes into namespaces are called as their Bundle. */
const bundles = derived(
  (mesh: Mesh): ReadonlySet<string> =>
    new Set(mesh.all.filter(({ kind }) => kind === 'Bundle').map(({ metadata }) => metadata.name)),
);

const byKind = derived((mesh: Mesh) => groupBy(mesh.all, ({ kind, metadata }) => `${kind} ${metadata.namespace}`));
