import { isDeepStrictEqual } from 'node:util';
import { bookinfoAccounts } from '../../platform/bookinfo';
import type { Application } from '../applications/resolve-applications';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeInMesh, judgeOnce } from '../faults';
import { isSubdomain, subdomainRule } from '../names';
import { suggestion } from '../suggestion';
import { callingNamespaces } from './calling-namespaces';
import type { CallerSettings } from './security-settings';

/** Who cannot be a caller of an application. */
export function* judgeCallers(plane: ControlPlane, at: string): Iterable<Fault> {
  const mesh = [plane, ...(plane.multiCluster?.fellows ?? []).map((fellow) => fellow.plane)];
  const calling = new Set(mesh.flatMap((each) => [...callingNamespaces(each)]));
  const samples = sampleNamespaces(mesh);
  const knowsAccounts = mesh.some(({ denyByDefault }) => denyByDefault);
  for (const [i, application] of plane.applications.entries()) {
    const { callers = [] } = application;
    const where = `${at}.applications[${i}].callers`;
    yield* judgeAlike(application, plane.applications.slice(0, i), where);
    if (callers.length > 0 && !knowsAccounts && plane.networkPolicies !== 'rendered') {
      yield { at: where, say: 'says nothing unless denyByDefault is true or networkPolicies "rendered"' };
    }
    for (const [j, caller] of callers.entries()) {
      yield* judgeNamespace(caller, application, calling, `${where}[${j}].namespace`);
      yield* judgeRepeated(caller, callers.slice(0, j), `${where}[${j}].namespace`);
      yield* judgeAccounts(caller, samples, knowsAccounts, `${where}[${j}].serviceAccounts`);
    }
  }
}

/** Which pods belong to which application nobody says, so that it is the namespace that opens. */
function* judgeAlike(application: Application, before: readonly Application[], at: string): Iterable<Fault> {
  const { namespace, callers = [] } = application;
  const first = before.find((other) => other.namespace === namespace);
  if (!first || isDeepStrictEqual(first.callers ?? [], callers)) return;
  const say = `not those of "${first.name}", and callers are let in to the whole namespace "${namespace}"; write the same at both`;
  yield { at, say };
}

function* judgeNamespace(
  { namespace }: CallerSettings,
  application: Application,
  calling: ReadonlySet<string>,
  at: string,
): Iterable<Fault> {
  if (namespace === application.namespace) {
    yield { at, say: `"${namespace}" is the application's own, which may call it anyway; remove it` };
  } else yield* judgeInMesh(namespace, calling, at);
}

function* judgeRepeated({ namespace }: CallerSettings, before: readonly CallerSettings[], at: string): Iterable<Fault> {
  const first = before.findIndex((other) => other.namespace === namespace);
  if (first >= 0) yield { at, say: `"${namespace}" is that of callers[${first}] too; merge them` };
}

function* judgeAccounts(
  { namespace, serviceAccounts }: CallerSettings,
  samples: ReadonlySet<string>,
  knowsAccounts: boolean,
  at: string,
): Iterable<Fault> {
  if (!serviceAccounts) return;
  if (serviceAccounts.length === 0) yield { at, say: `is empty; leave it out for every account of "${namespace}"` };
  if (!knowsAccounts) {
    yield { at, say: 'NetworkPolicies know no accounts; leave it out, or set denyByDefault' };
  }
  const known = samples.has(namespace) ? bookinfoAccounts : undefined;
  for (const [i, account] of serviceAccounts.entries()) {
    if (!isSubdomain(account)) {
      yield { at: `${at}[${i}]`, say: `"${account}" is not a name of a ServiceAccount: ${subdomainRule}` };
    } else if (known && !known.includes(account)) {
      yield { at: `${at}[${i}]`, say: `no pods in "${namespace}" run as "${account}"${suggestion(account, known)}` };
    } else yield* judgeOnce(serviceAccounts, i, `${at}[${i}]`);
  }
}

/** The namespaces of applications where nothing but samples runs, in whichever cluster. */
function sampleNamespaces(mesh: readonly ControlPlane[]): ReadonlySet<string> {
  const applications = mesh.flatMap((plane) => plane.applications);
  const others = new Set(applications.flatMap(({ namespace, sample }) => (sample ? [] : [namespace])));
  return new Set(applications.flatMap(({ namespace }) => (others.has(namespace) ? [] : [namespace])));
}
