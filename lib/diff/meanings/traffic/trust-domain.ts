import type { Read } from '../../../manifest/kinds';
import { defaultTrustDomain } from '../../../platform/istiod';
import { meaning } from '../rule';

/** Pods have certificates of the trust domain in which they started, and take those of theirs and its aliases only (istio.io, "Trust Domain Migration"). */
export const trustDomain = meaning('traffic', ['sailoperator.io/Istio'], function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [domainOf(old), domainOf(now)];
  if (was === is || now.spec?.values?.meshConfig?.trustDomainAliases?.includes(was)) return;
  yield `pods of Istio ${now.metadata.name} that start anew are of trust domain ${is}, no longer ${was}: they and those that run refuse each other, and rules that name principals of ${was} match nobody, as trustDomainAliases does not name it`;
});

function domainOf(istio: Read<'sailoperator.io/Istio'> | undefined): string {
  return istio?.spec?.values?.meshConfig?.trustDomain ?? defaultTrustDomain;
}
