import { skipDryRun, syncOptions } from '../../../platform/argo-cd';
import { isExternal } from '../../derived/externals';
import { tryProvider } from '../../derived/olm/providers';
import { isForArgoCd } from '../../derived/order';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const skipDryRunOnMissingResource: Rule = {
  code: 'ORD004',
  severity: 'error',
  title: 'Argo CD skips the dry run of a resource whose CRD an operator of the same sync brings',
  why: 'Argo CD tries every object of a sync before it applies the first one. One kind without a CRD fails them all, the Subscription that would bring the CRD among them.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-cni }`,
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata:
      name: servicemeshoperator3
      namespace: openshift-operators
      annotations: { argocd.argoproj.io/sync-wave: "0" }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata:
      name: default
      annotations: { argocd.argoproj.io/sync-wave: "20" }
    spec: { version: v1.30.3, namespace: istio-cni }`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata:
      name: servicemeshoperator3
      namespace: openshift-operators
      annotations: { argocd.argoproj.io/sync-wave: "0" }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata:
      name: default
      annotations:
        argocd.argoproj.io/sync-options: SkipDryRunOnMissingResource=true
        argocd.argoproj.io/sync-wave: "20"
    spec: { version: v1.30.3, namespace: istio-cni }`,
  *check(mesh) {
    if (!isForArgoCd(mesh) || isSaidByApplication(mesh)) return;
    for (const on of mesh.judged) {
      const subscription = tryProvider(mesh, on);
      // Where the operator is declared, its CRDs are there.
      if (!subscription || isExternal(mesh, subscription)) continue;
      const options = on.metadata.annotations?.[syncOptions] ?? '';
      if (options.split(',').some((option) => option.trim() === skipDryRun)) continue;
      yield { on, at: at('metadata', 'annotations', syncOptions), message: `missing; write "${skipDryRun}"` };
    }
  },
};

/** An Application may say it for all of its objects. */
function isSaidByApplication(mesh: Mesh): boolean {
  return mesh.judged.some(
    ({ kind, spec }) => kind === 'Application' && JSON.stringify(spec ?? '').includes(skipDryRun),
  );
}
