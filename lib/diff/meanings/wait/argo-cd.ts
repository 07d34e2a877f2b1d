import { isDeepStrictEqual } from 'node:util';
import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { compared, present } from '../sets';
import { listed, named, shift } from '../wording';

/**
 * What Argo CD has no check for is healthy as soon as it is applied, and the next wave begins (Argo CD, "Resource Health");
 * an object that is known by another mark than it has is out of sync until it is applied again ("Resource Tracking").
 */
export const argoCDResource = meaning('wait', ['argoproj.io/ArgoCD'], function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [checksOf(old), checksOf(now)];
  const { gained, lost } = compared([...was.keys()], [...is.keys()]);
  if (gained.length > 0) yield `Argo CD waits until ${listed(gained)} is healthy before it goes on`;
  if (lost.length > 0)
    yield `Argo CD no longer waits until ${listed(lost)} is healthy, unless it has a check of its own`;
  const others = [...is.keys()].filter((kind) => was.has(kind) && !isDeepStrictEqual(was.get(kind), is.get(kind)));
  if (others.length > 0) yield `Argo CD tells otherwise whether ${listed(others)} is healthy`;
  const methods = [old, now].map((argoCD) => argoCD?.spec?.resourceTrackingMethod);
  if (methods[0] !== methods[1])
    yield `Applications of ${named(now)} are out of sync until the next sync (${shift('resourceTrackingMethod', methods[0], methods[1])})`;
});

function checksOf(argoCD: Read<'argoproj.io/ArgoCD'> | undefined): ReadonlyMap<string, unknown> {
  const checks = present(argoCD?.spec?.resourceHealthChecks);
  return new Map(checks.map(({ group = '', kind = '', check }) => [group ? `${group}/${kind}` : kind, check]));
}
