import type { Manifest } from '../../../manifest/manifest';
import { revisionsAndTags } from '../../derived/control-plane/control-planes';
import { leadOf } from '../../derived/control-plane/revisions';
import { asksForImage } from '../../derived/gateway/gateway-pods';
import { injectionOf } from '../../derived/workload/injection';
import { podMetadataAt, workloads } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

const label = 'istio.io/rev';

export const knownRevision: Rule = {
  code: 'CP018',
  severity: 'warning',
  title: 'A revision label names a revision or a tag',
  why: 'Only the control plane of that revision heeds an object or pod with the label. Where none has that name nobody does, and nothing says so. A RevisionBased Istio has its version in the name of its revision.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: prod }
    spec: { namespace: istio-system, version: v1.30.3, updateStrategy: { type: RevisionBased } }`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, istio.io/rev: prod } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, istio.io/rev: prod-v1-30-3 } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    const known = revisionsAndTags(mesh);
    for (const { on, path, revision } of [...ofPods(mesh), ...ofObjects(mesh)]) {
      if (leadOf(mesh, revision) !== 'nowhere') continue;
      const message = `"${revision}" is no revision and no tag${among(known)}${didYouMean(revision, known)}`;
      yield { on, at: path, message };
    }
  },
};

interface Labelled {
  readonly on: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;
  readonly path: string;
  readonly revision: string;
}

/** Labels that decide about pods: others are what rules about injection judge. */
function ofPods(mesh: Mesh): readonly Labelled[] {
  return workloads(mesh).flatMap((workload) => {
    const revision = workload.labels[label];
    const injection = injectionOf(mesh, workload);
    const isMoot = injection === 'none' || (typeof injection !== 'string' && injection.by === 'namespace');
    if (!revision || isMoot || asksForImage(workload)) return [];
    return [{ on: workload.on, path: podMetadataAt(workload, 'labels', label), revision }];
  });
}

/** Groups whose objects a control plane reads, each those without the label or with its own. */
const readByIstiod = /^(?:networking|security|telemetry|extensions)\.istio\.io\/|^gateway\.networking\.k8s\.io\//;

function ofObjects(mesh: Mesh): readonly Labelled[] {
  return mesh.judged.flatMap((on) => {
    const revision = on.metadata.labels?.[label];
    if (!revision || !readByIstiod.test(on.apiVersion)) return [];
    return [{ on, path: at('metadata', 'labels', label), revision }];
  });
}
