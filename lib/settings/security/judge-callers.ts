import { bookinfoAccounts } from '../../platform/bookinfo';
import type { Application } from '../applications/resolve-applications';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { isDnsLabel } from '../names';
import { suggestion } from '../suggestion';
import { callingNamespaces } from './enrolled-namespaces';
import type { CallerSettings } from './security-settings';

/** Who cannot be a caller of an application. */
export function* judgeCallers(plane: ControlPlane, at: string): Iterable<Fault> {
  for (const [i, application] of plane.applications.entries()) {
    const { callers } = application;
    if (!callers) continue;
    const where = `${at}.applications[${i}].callers`;
    if (callers.length === 0) yield { at: where, say: 'is empty; leave it out' };
    else if (!plane.denyByDefault && plane.networkPolicies !== 'rendered') {
      yield { at: where, say: 'says nothing unless denyByDefault is true or networkPolicies "rendered"' };
    }
    for (const [j, caller] of callers.entries()) {
      yield* judgeNamespace(caller, application, plane, `${where}[${j}].namespace`);
      yield* judgeRepeated(caller, callers.slice(0, j), `${where}[${j}].namespace`);
      yield* judgeAccounts(caller, plane, `${where}[${j}].serviceAccounts`);
    }
  }
}

function* judgeNamespace(
  { namespace }: CallerSettings,
  application: Application,
  plane: ControlPlane,
  at: string,
): Iterable<Fault> {
  const known = [...callingNamespaces(plane)];
  if (namespace === application.namespace) {
    yield { at, say: `"${namespace}" is the application's own, which may call it anyway; remove it` };
  } else if (!known.includes(namespace)) {
    yield { at, say: `no namespace of the mesh is called "${namespace}"${suggestion(namespace, known)}` };
  }
}

function* judgeRepeated({ namespace }: CallerSettings, before: readonly CallerSettings[], at: string): Iterable<Fault> {
  const first = before.findIndex((other) => other.namespace === namespace);
  if (first >= 0) yield { at, say: `"${namespace}" is that of callers[${first}] too; merge them` };
}

function* judgeAccounts(
  { namespace, serviceAccounts }: CallerSettings,
  plane: ControlPlane,
  at: string,
): Iterable<Fault> {
  if (!serviceAccounts) return;
  if (serviceAccounts.length === 0) yield { at, say: `is empty; leave it out for every account of "${namespace}"` };
  if (!plane.denyByDefault && plane.networkPolicies === 'rendered') {
    yield { at, say: 'NetworkPolicies know no accounts; leave it out, or set denyByDefault' };
  }
  const known = tryAccounts(namespace, plane);
  for (const [i, account] of serviceAccounts.entries()) {
    if (!isAccountName(account)) {
      yield { at: `${at}[${i}]`, say: `"${account}" is not a name of a ServiceAccount: ${accountRule}` };
    } else if (known && !known.includes(account)) {
      yield { at: `${at}[${i}]`, say: `no pods in "${namespace}" run as "${account}"${suggestion(account, known)}` };
    } else if (serviceAccounts.indexOf(account) < i) {
      yield { at: `${at}[${i}]`, say: `"${account}" stands there twice; remove one` };
    }
  }
}

/** A DNS subdomain (RFC 1123). */
function isAccountName(name: string): boolean {
  return name.length <= 253 && name.split('.').every(isDnsLabel);
}

const accountRule = 'lower-case letters, digits, "-" and ".", starting and ending with a letter or digit';

/** The accounts of a namespace, where nothing but samples runs. */
function tryAccounts(namespace: string, { applications }: ControlPlane): readonly string[] | undefined {
  const own = applications.filter((application) => application.namespace === namespace);
  return own.length > 0 && own.every(({ sample }) => sample) ? bookinfoAccounts : undefined;
}
