import type { Read } from '../../manifest/kinds';
import { selects, type View } from '../../manifest/view';
import type { Destination } from '../paths/entrance';
import type { RequestPath } from '../paths/request-path';
import type { Look } from './look';

type PeerAuthentication = Read<'security.istio.io/PeerAuthentication'>;

/** That pods of a mesh of strict mutual TLS answer to nobody outside it. */
export function securityLooks(view: View, paths: readonly RequestPath[]): readonly Look[] {
  const roots = new Set(view.ofKind('sailoperator.io/Istio').map(({ spec }) => spec?.namespace));
  const policies = view.ofKind('security.istio.io/PeerAuthentication');
  const isWholeMesh = ({ metadata, spec }: PeerAuthentication) => roots.has(metadata.namespace) && !spec?.selector;
  if (!policies.some((policy) => isWholeMesh(policy) && policy.spec?.mtls?.mode === 'STRICT')) return [];
  const exceptions = policies.filter((policy) => !isWholeMesh(policy));
  const service = paths
    .flatMap(({ rule }) => rule.destinations)
    .find((destination) => !exceptions.some((policy) => isAbout(view, policy, destination)));
  return [
    { see: 'mutual TLS is `STRICT` for the whole mesh, but for exceptions', command: 'oc get peerauthentication -A' },
    ...(service?.port === undefined ? [] : [plaintextLook(service)]),
  ];
}

/** Whether pods of a Service may be an exception; where nothing tells which pods it has, they may be any. */
function isAbout(view: View, { metadata, spec }: PeerAuthentication, { namespace, name }: Destination): boolean {
  if (metadata.namespace !== namespace) return false;
  const pods = view.tryFind('core/Service', namespace, name)?.spec?.selector;
  return !spec?.selector || !pods || selects(spec.selector.matchLabels, pods);
}

/** The router is no part of the mesh, and its pods have what it takes to call. */
function plaintextLook({ namespace, name, port }: Destination): Look {
  const url = `http://${name}.${namespace}.svc:${port}/`;
  return {
    see: `\`${namespace}/${name}\` gives a caller outside the mesh no answer: curl fails, and prints \`000\``,
    command: `oc -n openshift-ingress exec deployment/router-default -- curl -sS -m 5 -o /dev/null -w '%{http_code}\\n' ${url} || true`,
  };
}
