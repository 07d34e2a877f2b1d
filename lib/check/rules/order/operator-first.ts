import { isExternal } from '../../derived/externals';
import { tryProvider } from '../../derived/olm/providers';
import { isInEarlierWave, placeName } from '../../derived/order';
import type { Rule } from '../../rule';

export const operatorFirst: Rule = {
  code: 'ORD003',
  severity: 'error',
  title: 'An operator is installed before the resources that it brings the CRDs of',
  why: 'Until the operator has run, the API server answers "no matches for kind". Argo CD applies a wave at once, so a Subscription of the same wave comes too late.',
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
      annotations: { argocd.argoproj.io/sync-wave: "20" }
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
    for (const on of mesh.judged) {
      const subscription = tryProvider(mesh, on);
      if (!subscription || isExternal(mesh, subscription) || isInEarlierWave(mesh, subscription, on)) continue;
      const message = `Subscription "${subscription.metadata.name}", which brings this kind, comes ${placeName(mesh, subscription)}; let it come first`;
      yield { on, at: '', message };
    }
  },
};
