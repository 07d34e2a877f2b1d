import type { AuthorizationPolicy } from '../../check/derived/security/authorization';
import type { Mesh } from '../../check/mesh';
import { identity } from '../../manifest/manifest';
import { admissionChange, type Gate } from './admission';
import { type Breadth, breadthOf, opposite } from './breadth';
import type { Subject } from './rule';
import { covers } from './scope';

/**
 * Whether a change of an AuthorizationPolicy lets more requests through, or fewer (istio.io, "Authorization Policy": DENY and
 * CUSTOM take away; of ALLOW policies one must let a request through as soon as there is one for the pods).
 */
export function authorizationChange(subject: Subject<AuthorizationPolicy>): Breadth | undefined {
  const { old, now, touches } = subject;
  if (!touches('spec')) return undefined;
  const [oldAction, action] = [actionOf(old ?? now), actionOf(now ?? old)];
  if (oldAction !== action || scopeChanged(subject)) return 'other';
  if (action === 'AUDIT') return undefined;
  if (action === 'ALLOW') return allowChange(subject);
  const change = breadthOf(old?.spec?.rules ?? [], now?.spec?.rules ?? []);
  return change && opposite[change];
}

function allowChange({ old, now, before, after }: Subject<AuthorizationPolicy>): Breadth | undefined {
  return admissionChange(gateOf(before(), old, now), gateOf(after(), now, old));
}

function actionOf(policy: AuthorizationPolicy | undefined): string {
  return policy?.spec?.action ?? 'ALLOW';
}

function scopeChanged({ old, now, touches }: Subject<AuthorizationPolicy>): boolean {
  return (
    Boolean(old && now) && ['selector', 'targetRef', 'targetRefs', 'provider'].some((name) => touches('spec', name))
  );
}

function gateOf(mesh: Mesh, policy: AuthorizationPolicy | undefined, other: AuthorizationPolicy | undefined): Gate {
  const object = policy ?? other;
  if (!object) return { others: [] };
  const others = mesh
    .ofKind('security.istio.io/AuthorizationPolicy')
    .filter((each) => identity(each) !== identity(object) && actionOf(each) === 'ALLOW' && covers(mesh, each, object));
  return {
    rules: policy && (policy.spec?.rules ?? []),
    others: others.map(({ spec }) => spec?.rules ?? []),
  };
}
