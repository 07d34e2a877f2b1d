import { meaning } from '../rule';
import { listed, named } from '../wording';

/** What the ArgoCD resource says of the pods of each part of Argo CD (argocd-operator `api/v1beta1`, `ArgoCDSpec`). */
const parts = ['applicationSet', 'controller', 'image', 'redis', 'repo', 'server', 'version'];

/** While its repo-server and its controller start anew, Argo CD renders and applies nothing. */
export const argoCD = meaning('restart', ['argoproj.io/ArgoCD'], function* ({ change, now, touched }) {
  const places = parts.flatMap((part) => touched('spec', part));
  if (change.kind === 'changed' && places.length > 0)
    yield `its operator restarts the pods of ${named(now)} (${listed(places)})`;
});
