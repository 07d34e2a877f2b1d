import { groupOf, type Manifest } from '../manifest/manifest';
import { fieldsOf } from '../manifest/mapping';
import { confirmRemoval, removedWithOthers, skipDryRun } from '../platform/argo-cd';
import { tryOperatorOf } from '../platform/operators';

/**
 * How Argo CD handles an object: without a dry run before an operator has brought its CRD, and, where a mesh goes with it,
 * without a removal that nobody confirmed.
 */
export function syncOptionsOf(manifest: Manifest): readonly string[] {
  return [
    ...(tryOperatorOf(groupOf(manifest), manifest.kind) ? [skipDryRun] : []),
    ...(takesOthers(manifest) ? [confirmRemoval] : []),
  ];
}

/** Whether more goes with an object than itself; with an authority, the trust in all that it signed. */
function takesOthers(manifest: Manifest): boolean {
  const kind = `${groupOf(manifest)}/${manifest.kind}`;
  if (kind === 'cert-manager.io/Certificate') return fieldsOf(manifest.spec).isCA === true;
  return removedWithOthers.includes(kind);
}
