import { openshiftReleaseNames, openshiftWithGatewayApi } from '../platform/openshift';
import type { Fault } from './fault';
import { dnsLabelRule, isDnsLabel, longestLabel } from './names';
import { show } from './show';
import { suggestion } from './suggestion';

/** What a name cannot be that must be a DNS label. */
export function* judgeLabel(name: string, at: string): Iterable<Fault> {
  if (!isDnsLabel(name)) yield { at, say: `"${name}" is not a DNS label: ${dnsLabelRule}` };
}

/** Another name, made of one that settings give, that would be too long. */
export function* judgeLength(name: string, made: string, at: string, longest = longestLabel): Iterable<Fault> {
  if (made.length <= longest) return;
  yield { at, say: `"${name}" is too long: "${made}" has ${made.length} characters; at most ${longest} are allowed` };
}

/** What was seen before at another place, and is remembered as seen at this one where it was not. */
export function* judgeUnique(
  seen: Map<string, string>,
  key: string,
  at: string,
  advice = 'give each its own',
): Iterable<Fault> {
  const first = seen.get(key);
  if (first === undefined) seen.set(key, at);
  else yield { at, say: `"${key}" is taken by ${first}; ${advice}` };
}

/** An item of a list that stands there already. */
export function* judgeOnce(list: readonly unknown[], i: number, at: string): Iterable<Fault> {
  if (list.slice(0, i).includes(list[i])) yield { at, say: `${show(list[i])} stands there twice; remove one` };
}

export function* judgePort(port: number, at: string): Iterable<Fault> {
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  if (!isPort) yield { at, say: `${port} is not a port; ports run from 1 to 65535` };
}

export function* judgeCount(count: number, minimum: number, at: string): Iterable<Fault> {
  if (!Number.isInteger(count) || count < minimum) yield { at, say: `${count} is not a whole number from ${minimum}` };
}

/** A namespace that is none of the mesh. */
export function* judgeInMesh(
  namespace: string,
  mesh: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  at: string,
): Iterable<Fault> {
  if (mesh.has(namespace)) return;
  const hint = mesh.size > 0 ? suggestion(namespace, [...mesh.keys()]) : '; it has none yet';
  yield { at, say: `no namespace "${namespace}" in the mesh${hint}` };
}

/** An OpenShift without the Kubernetes Gateway API; a release that is none is a fault of its own. */
export function* judgeGatewayApi(openshift: string, advice: string, at: string): Iterable<Fault> {
  const isKnown = openshiftReleaseNames.some((name) => name === openshift);
  if (!isKnown || openshiftWithGatewayApi.includes(openshift)) return;
  const since = openshiftWithGatewayApi[0];
  const say = `OpenShift ${openshift} does not bring the Kubernetes Gateway API, which comes with ${since}; ${advice}`;
  yield { at, say };
}
