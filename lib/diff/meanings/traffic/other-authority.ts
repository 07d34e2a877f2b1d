import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';

/** Proxies ask `global.caAddress`, or istiod, for a certificate and the root that they trust, from when they start (istio `files/injection-template.yaml`). */
export const otherAuthority = meaning('traffic', ['sailoperator.io/Istio'], function* ({ change, old, now }) {
  const [was, is] = [signerOf(old), signerOf(now)];
  if (change.kind !== 'changed' || !now || was === is) return;
  yield `pods of Istio ${now.metadata.name} that start anew get their certificate from ${is}, no longer from ${was}: until all have started anew, old and new ones refuse each other, unless both authorities have one root`;
});

function signerOf(istio: Read<'sailoperator.io/Istio'> | undefined): string {
  return istio?.spec?.values?.global?.caAddress || 'istiod';
}
