import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';

const byNamespace = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('operators.coreos.com/OperatorGroup'), ({ metadata }) => metadata.namespace),
);

/** Where OpenShift brings one global OperatorGroup (openshift/operator-marketplace, `global-operators`). */
export const sharedNamespace = 'openshift-operators';

/** The OperatorGroups of a namespace that are in the input or declared. */
export function operatorGroupsIn(
  mesh: Mesh,
  namespace: string | undefined,
): readonly Read<'operators.coreos.com/OperatorGroup'>[] {
  return byNamespace(mesh).get(namespace ?? '') ?? [];
}
