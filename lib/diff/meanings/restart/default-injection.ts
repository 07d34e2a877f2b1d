import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';

/** A value by which the injector of the default revision takes namespaces that say nothing (istio `templates/mutatingwebhook.yaml`). */
export const defaultInjection = meaning('restart', ['sailoperator.io/Istio'], function* ({ change, old, now }) {
  const [was, is] = [isOn(old), isOn(now)];
  if (change.kind !== 'changed' || !now || was === is) return;
  const what = is ? 'get a proxy' : 'lose their proxy';
  yield `pods ${what} when they start anew, in every namespace without a label about it (enableNamespacesByDefault)`;
});

function isOn(istio: Read<'sailoperator.io/Istio'> | undefined): boolean {
  return istio?.spec?.values?.sidecarInjectorWebhook?.enableNamespacesByDefault ?? false;
}
