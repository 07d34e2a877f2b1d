import { revisionsAndTags } from '../../derived/control-plane/control-planes';
import { leadOf } from '../../derived/control-plane/revisions';
import { type Enrolment, tryEnrolment } from '../../derived/workload/injection';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const enrolledNamespace: Rule = {
  code: 'INJ001',
  severity: 'error unless open',
  title: 'The injection label of a namespace names a revision or a tag',
  why: 'A webhook answers to each revision and tag, and "istio-injection: enabled" means the one that is called "default". Where none answers, pods start without a proxy and nothing says so. A RevisionBased Istio has its version in the name of its revision.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3, updateStrategy: { type: RevisionBased } }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/rev: default-v1-30-3 } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Namespace')) {
      const enrolment = tryEnrolment(on.metadata.labels ?? {});
      const lead = enrolment ? leadOf(mesh, enrolment.revision) : 'somewhere';
      if (!enrolment || lead === 'somewhere') continue;
      const path = at('metadata', 'labels', enrolment.label);
      const known = revisionsAndTags(mesh);
      if (lead === 'nowhere') yield { on, at: path, message: nowhere(enrolment, known) };
      else {
        const message = `"${enrolment.revision}" is a revision that its Istio has replaced${among(known)}; move the namespace on`;
        yield { on, at: path, message, severity: 'warning' };
      }
    }
  },
};

function nowhere({ label, revision }: Enrolment, known: readonly string[]): string {
  return label === 'istio-injection'
    ? `"enabled" means revision "default", which is not there${among(known)}; name one with istio.io/rev instead, or add an IstioRevisionTag "default"`
    : `"${revision}" is no revision and no tag${among(known)}${didYouMean(revision, known)}`;
}
