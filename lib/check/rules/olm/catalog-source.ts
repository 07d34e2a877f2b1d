import { defaultCatalogs } from '../../../platform/packages';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const catalogSource: Rule = {
  code: 'OLM009',
  // Catalogs of one's own may stand outside the input, as on clusters that are disconnected.
  severity: 'error unless open',
  title: 'A Subscription names a catalog that exists, and its namespace',
  why: 'OLM reports CatalogSourcesUnhealthy in a condition of the Subscription and installs nothing.',
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec:
      name: servicemeshoperator3
      channel: stable-3.4
      source: redhat-operator
      sourceNamespace: openshift-marketplace`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec:
      name: servicemeshoperator3
      channel: stable-3.4
      source: redhat-operators
      sourceNamespace: openshift-marketplace`,
  *check(mesh) {
    const catalogs = [
      ...defaultCatalogs.names.map((name) => ({ name, namespace: defaultCatalogs.namespace })),
      ...mesh
        .ofKind('operators.coreos.com/CatalogSource')
        .map(({ metadata: { name, namespace } }) => ({ name, namespace })),
    ];
    for (const on of mesh.ofKind('operators.coreos.com/Subscription')) {
      const { source, sourceNamespace } = on.spec ?? {};
      if (source === undefined || sourceNamespace === undefined) continue;
      const sameName = catalogs.filter(({ name }) => name === source);
      if (sameName.some(({ namespace }) => namespace === sourceNamespace)) continue;
      const complaint: Omit<Complaint, 'on'> =
        sameName.length > 0
          ? {
              at: 'spec.sourceNamespace',
              message: wrong(
                sourceNamespace,
                `namespace of catalog "${source}"`,
                sameName.map(({ namespace }) => namespace),
              ),
            }
          : {
              at: 'spec.source',
              message: wrong(
                source,
                'catalog',
                catalogs.map(({ name }) => name),
              ),
            };
      yield { on, ...complaint };
    }
  },
};

function wrong(name: string, what: string, known: readonly (string | undefined)[]): string {
  const names = known.flatMap((each) => each ?? []);
  return `"${name}" is no ${what}${among(names)}${didYouMean(name, names)}`;
}
