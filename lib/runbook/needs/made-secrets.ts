import { madeSecrets } from '../../manifest/made-secrets';
import type { View } from '../../manifest/view';
import type { ObjectName } from '../paths/entrance';

/** Whether something here makes a Secret: cert-manager, the service CA, or an operator that fetches or unseals it. */
export function isMade(view: View, { namespace, name }: ObjectName): boolean {
  return view.all
    .flatMap(madeSecrets)
    .some((made) => made.name === name && (made.namespace === undefined || made.namespace === namespace));
}
