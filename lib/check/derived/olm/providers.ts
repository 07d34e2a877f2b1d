import type { Read } from '../../../manifest/kinds';
import { groupOf, type Manifest } from '../../../manifest/manifest';
import { tryPackageOf } from '../../../platform/packages';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

const subscriptions = derived(
  (mesh: Mesh) =>
    new Map(
      mesh.ofKind('operators.coreos.com/Subscription').map((subscription) => [subscription.spec?.name, subscription]),
    ),
);

/** The Subscription in the input whose operator brings the CRD of an object. */
export function tryProvider(mesh: Mesh, object: Manifest): Read<'operators.coreos.com/Subscription'> | undefined {
  const name = tryPackageOf(groupOf(object), object.kind);
  return name === undefined ? undefined : subscriptions(mesh).get(name);
}
