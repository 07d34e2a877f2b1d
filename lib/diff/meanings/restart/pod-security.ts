import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';

/** Each admits less than the one before (Kubernetes, "Pod Security Standards"). */
const levels = ['privileged', 'baseline', 'restricted'];

/** Pods are judged when they are made: those that run stay (Kubernetes, "Pod Security Admission"). */
export const podSecurity = meaning('restart', ['core/Namespace'], function* ({ change, old, now }) {
  const [was, is] = [levelOf(old), levelOf(now)];
  if (change.kind !== 'changed' || !now || levels.indexOf(is) <= levels.indexOf(was)) return;
  yield `pods of namespace ${now.metadata.name} that are not ${is} are refused when they start anew (${was} before)`;
});

function levelOf(namespace: Read<'core/Namespace'> | undefined): string {
  return namespace?.metadata.labels?.['pod-security.kubernetes.io/enforce'] ?? 'privileged';
}
