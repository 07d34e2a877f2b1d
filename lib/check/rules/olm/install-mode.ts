import type { Read } from '../../../manifest/kinds';
import { tryCatalogPackage } from '../../../platform/packages';
import { operatorGroupsIn } from '../../derived/olm/operator-groups';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const installMode: Rule = {
  code: 'OLM002',
  severity: 'error',
  title: 'An operator that watches all namespaces stands in a namespace whose OperatorGroup is global',
  why: 'OLM fails the ClusterServiceVersion with UnsupportedOperatorGroup: the operator is never started.',
  given: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: tempo-product, namespace: openshift-tempo-operator }
    spec: { name: tempo-product, channel: stable, source: redhat-operators, sourceNamespace: openshift-marketplace }`,
  bad: `
    apiVersion: operators.coreos.com/v1
    kind: OperatorGroup
    metadata: { name: tempo, namespace: openshift-tempo-operator }
    spec: { targetNamespaces: [openshift-tempo-operator] }`,
  good: `
    apiVersion: operators.coreos.com/v1
    kind: OperatorGroup
    metadata: { name: tempo, namespace: openshift-tempo-operator }
    spec: { upgradeStrategy: Default }`,
  *check(mesh) {
    for (const { metadata, spec } of mesh.ofKind('operators.coreos.com/Subscription')) {
      if (!tryCatalogPackage(spec?.name)?.isClusterWide) continue;
      for (const on of operatorGroupsIn(mesh, metadata.namespace)) {
        const field = tryNarrowing(on);
        if (!field) continue;
        const message = `"${spec?.name}" watches all namespaces and nothing less; remove ${field}, or subscribe to it in openshift-operators`;
        yield { on, at: at('spec', field), message };
      }
    }
  },
};

/** What makes a group less than global; an empty selector does not (OLM `pkg/controller/operators/olm/operatorgroup.go`). */
function tryNarrowing({ spec }: Read<'operators.coreos.com/OperatorGroup'>): string | undefined {
  if (spec?.targetNamespaces?.length) return 'targetNamespaces';
  const { matchLabels = {}, matchExpressions = [] } = spec?.selector ?? {};
  return Object.keys(matchLabels).length + matchExpressions.length > 0 ? 'selector' : undefined;
}
