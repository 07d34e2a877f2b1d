import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';

/** Without a DestinationRule, proxies encrypt calls to pods that can take it, unless `enableAutoMtls` is false (istio `mesh/v1alpha1`). */
export const autoMtls = meaning('traffic', ['sailoperator.io/Istio'], function* ({ change, old, now }) {
  const [was, is] = [isOn(old), isOn(now)];
  if (change.kind !== 'changed' || !now || was === is) return;
  const calls = `calls between pods of Istio ${now.metadata.name}`;
  yield is
    ? `${calls} are encrypted by themselves`
    : `${calls} go in plain text unless a DestinationRule says otherwise: pods that are STRICT refuse them`;
});

function isOn(istio: Read<'sailoperator.io/Istio'> | undefined): boolean {
  return istio?.spec?.values?.meshConfig?.enableAutoMtls ?? true;
}
