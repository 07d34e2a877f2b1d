import { meaning } from '../rule';
import { named } from '../wording';

/** A label is handed on to what others make of an object, such as the pods of a Gateway (Argo CD, "Resource Tracking"). */
export const trackedObjects = meaning('deletion', ['argoproj.io/ArgoCD'], function* ({ change, old, now }) {
  const [was, is] = [old, now].map((argoCD) => argoCD?.spec?.resourceTrackingMethod);
  if (change.kind === 'changed' && is === 'label' && was !== is)
    yield `${named(now)} knows its objects by a label: what inherits it, such as the pods of a Gateway, is pruned`;
});
