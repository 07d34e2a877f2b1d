import type { Read } from '../../../manifest/kinds';
import { type Labels, selects } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import { derived, groupBy } from '../derived';
import { isOpaque } from '../externals';
import { rootNamespaceOf } from '../workload/membership';
import type { Workload } from '../workload/workloads';

type PeerAuthentication = Read<'security.istio.io/PeerAuthentication'>;

/** What a workload accepts on a port: mutual TLS, anything, or only plain text; and who says so, unless nobody does. */
export interface Mtls {
  readonly mode: 'STRICT' | 'PERMISSIVE' | 'DISABLE';
  readonly by?: PeerAuthentication;
  /** Path of the mode in it. */
  readonly at: string;
}

/**
 * What the pods of a workload accept, on one of their ports or in general: the policy of the root namespace, under that
 * of their own, under the one that selects them, under its port (istio `pilot/pkg/security/authn`, `composePeerAuthentication`).
 * Of several in one place the oldest counts; what is not yet applied has no age, so the first one is taken. Where only the
 * name of one is declared, nothing is surely refused.
 */
export function mtlsOf(mesh: Mesh, workload: Workload, podPort?: number): Mtls {
  const root = rootNamespaceOf(mesh, workload);
  const own = peerAuthenticationsIn(mesh, workload.namespace);
  if ([...own, ...peerAuthenticationsIn(mesh, root)].some((policy) => isOpaque(mesh, policy))) return open;
  // A selector in the root namespace is looked at by nobody, not even for the pods there.
  const selecting =
    workload.namespace === root ? undefined : own.find(({ spec }) => selects(labelsOf(spec), workload.labels));
  const policies = [
    peerAuthenticationsIn(mesh, root).find(isForAll),
    workload.namespace === root ? undefined : own.find(isForAll),
    selecting,
  ];
  const ofPort = podPort === undefined ? undefined : selecting?.spec?.portLevelMtls?.[podPort]?.mode;
  const layers: Layer[] = [
    ...policies.map((by) => ({ mode: by?.spec?.mtls?.mode, by, at: 'spec.mtls.mode' })),
    { mode: ofPort, by: selecting, at: at('spec', 'portLevelMtls', `${podPort}`, 'mode') },
  ];
  return layers.reverse().find(isSet) ?? open;
}

const open: Mtls = { mode: 'PERMISSIVE', at: '' };

const byNamespace = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('security.istio.io/PeerAuthentication'), ({ metadata }) => metadata.namespace),
);

/** The PeerAuthentications of a namespace, in the order of the input. */
export function peerAuthenticationsIn(mesh: Mesh, namespace: string | undefined): readonly PeerAuthentication[] {
  return byNamespace(mesh).get(namespace ?? '') ?? [];
}

/** Whether a policy selects all pods of its namespace: it has no selector, or one without labels. */
export function isForAll({ spec }: { readonly spec?: { readonly selector?: Selector } }): boolean {
  return Object.keys(labelsOf(spec)).length === 0;
}

interface Selector {
  readonly matchLabels?: Labels;
}

function labelsOf(spec: { readonly selector?: Selector } | undefined): Labels {
  return spec?.selector?.matchLabels ?? {};
}

/** What one policy says; nothing where it leaves the decision to the one above it. */
interface Layer {
  readonly mode?: string;
  readonly by?: PeerAuthentication;
  readonly at: string;
}

function isSet(layer: Layer): layer is Layer & Mtls {
  return layer.mode === 'STRICT' || layer.mode === 'PERMISSIVE' || layer.mode === 'DISABLE';
}
