import { tryIstioMinor } from '../../platform/istio-versions';
import { firstWithNetworkPolicies } from '../../platform/istiod';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import type { Cluster } from '../resolve';
import { judgeCallers } from './judge-callers';
import { judgePeerAuthentication } from './judge-peer-authentication';
import { judgeRemotes } from './judge-remotes';
import { judgeTokens } from './judge-tokens';

/** What mutual TLS, authorization, tokens and NetworkPolicies cannot be. */
export function* judgeSecurity({ controlPlanes }: Cluster): Iterable<Fault> {
  for (const [i, plane] of controlPlanes.entries()) {
    const at = `controlPlanes[${i}]`;
    yield* judgeMeshWide(plane, at);
    yield* judgeRemotes(plane, at);
    yield* judgePeerAuthentication(plane, `${at}.peerAuthentication`);
    yield* judgeNetworkPolicies(plane, at);
    yield* judgeCallers(plane, at);
    yield* judgeTokens(plane, at);
  }
}

/** What keeps policies from holding for the whole mesh, or from knowing who calls. */
function* judgeMeshWide(plane: ControlPlane, at: string): Iterable<Fault> {
  const { peerAuthentication, denyByDefault, values, namespace, multiCluster } = plane;
  const { rootNamespace = namespace, enableAutoMtls } = values?.meshConfig ?? {};
  const given = [
    ...(peerAuthentication ? ['peerAuthentication'] : []),
    ...(denyByDefault ? ['denyByDefault'] : []),
  ] as const;
  const [first] = given;
  if (first === undefined) return;
  if (multiCluster?.remote) {
    const { primary } = multiCluster.remote;
    yield { at: `${at}.${first}`, say: `a remote cluster takes its policies from its primary; say it at "${primary}"` };
  }
  if (rootNamespace !== namespace) {
    const say = `"${rootNamespace}" is not the control plane's "${namespace}", where ${first} stands; leave it out`;
    yield { at: `${at}.values.meshConfig.rootNamespace`, say };
  }
  const needing = given.find((name) => name === 'denyByDefault' || peerAuthentication?.mode === 'STRICT');
  if (enableAutoMtls === false && needing) {
    const say = `proxies then call in plain text, which ${needing} refuses; leave it out`;
    yield { at: `${at}.values.meshConfig.enableAutoMtls`, say };
  }
}

function* judgeNetworkPolicies({ networkPolicies, values, version }: ControlPlane, at: string): Iterable<Fault> {
  if (networkPolicies === undefined) return;
  if (networkPolicies === 'operator' && minorOf(version) < firstWithNetworkPolicies) {
    const say = `Istio ${version} brings no NetworkPolicies; take v1.${firstWithNetworkPolicies} or newer, or "rendered"`;
    yield { at: `${at}.networkPolicies`, say };
  }
  if (networkPolicies === 'rendered' && values?.global?.networkPolicy?.enabled) {
    const say = 'the operator would open what networkPolicies "rendered" closes; leave it out, or write "operator"';
    yield { at: `${at}.values.global.networkPolicy.enabled`, say };
  }
}

/** A version of another form is its own fault. */
function minorOf(version: string): number {
  return tryIstioMinor(version) ?? firstWithNetworkPolicies;
}
