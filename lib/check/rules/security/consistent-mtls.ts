import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { isForAll, peerAuthenticationsIn } from '../../derived/security/mtls';
import { hostOf, tlsSettings } from '../../derived/virtual-service/destination-rules';
import { isAmbient, isInjected } from '../../derived/workload/injection';
import { rootNamespaces } from '../../derived/workload/membership';
import { workloadsIn } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const consistentMtls: Rule = {
  code: 'SEC006',
  severity: 'error',
  title: 'What a mesh or namespace accepts is what DestinationRules for all its hosts send',
  why: 'A DestinationRule overrides automatic mutual TLS in the client. Where it contradicts the PeerAuthentication of the servers, every call between them fails with a 503 and a connection reset.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: istio-system }
    spec:
      mtls: { mode: STRICT }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: default, namespace: istio-system }
    spec:
      host: '*.local'
      trafficPolicy: { tls: { mode: DISABLE } }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: istio-system }
    spec:
      mtls: { mode: STRICT }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: default, namespace: istio-system }
    spec:
      host: '*.local'
      trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }`,
  *check(mesh) {
    for (const { on: rule, tls, port, subset } of tlsSettings(mesh)) {
      const host = hostOf(rule);
      if (port !== undefined || subset) continue;
      for (const on of policiesFor(mesh, host)) {
        const mode = on.spec?.mtls?.mode;
        const contradicts =
          (mode === 'STRICT' && tls.mode === 'DISABLE') || (mode === 'DISABLE' && tls.mode === 'ISTIO_MUTUAL');
        if (!contradicts) continue;
        const message = `"${mode}" contradicts ${title(rule)}, which sends "${tls.mode}" to "${host}"; remove its tls, mutual TLS is automatic`;
        yield { on, at: 'spec.mtls.mode', message };
      }
    }
  },
};

type PeerAuthentication = Read<'security.istio.io/PeerAuthentication'>;

/** Hosts that stand for every Service of a cluster. */
const everything: ReadonlySet<string> = new Set(['*', '*.local', '*.cluster.local', '*.svc.cluster.local']);

/** The policies that decide for all hosts that a wildcard stands for: of the mesh, or of one namespace. */
function policiesFor(mesh: Mesh, host: string): readonly PeerAuthentication[] {
  const ofMesh = rootNamespaces(mesh).flatMap((root) => peerAuthenticationsIn(mesh, root).find(isForAll) ?? []);
  if (everything.has(host)) return ofMesh;
  const [, namespace] = /^\*\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  if (namespace === undefined) return [];
  const own = peerAuthenticationsIn(mesh, namespace).find(isForAll);
  if (own) return [own];
  // Turning TLS off towards a namespace outside the mesh is right, whatever the mesh says.
  const isInMesh = workloadsIn(mesh, namespace).some(
    (workload) => isInjected(mesh, workload) || isAmbient(mesh, workload),
  );
  return isInMesh ? ofMesh : [];
}
