import type { PresumedBy } from '../presumed-objects';

/** The catalogs that operators are to come from: the cluster has them, whatever they are called. */
export const presumedByOperators: PresumedBy = ({ operators }) =>
  Object.values(operators).map(({ source, sourceNamespace }) => ({
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'CatalogSource',
    metadata: { name: source, namespace: sourceNamespace },
  }));
