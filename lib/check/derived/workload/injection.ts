import type { Labels } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { tryControlPlane } from '../control-plane/control-planes';
import { tryNamespaceLabels } from '../namespaces';
import type { Workload } from './workloads';

/** Label of pods that asks for a proxy, or refuses it. */
export const injectLabel = 'sidecar.istio.io/inject';

/** Who decides whether pods get a proxy, and from which revision or tag. */
export interface Injection {
  /** What the deciding label asks for: a revision or tag, `default` where it only says yes. */
  readonly revision: string;
  readonly by: 'namespace' | 'pod';
}

/**
 * Which proxy the pods of a workload get: `none`, or `unknown` where the labels of their namespace are.
 * The truth table of Istio's webhooks rev.namespace, rev.object, namespace and object (istio `manifests/charts/istio-control`).
 */
export function injectionOf(mesh: Mesh, workload: Workload): Injection | 'none' | 'unknown' {
  const { namespace, labels, pod } = workload;
  const ofNamespace = tryNamespaceLabels(mesh, namespace);
  if (optsOut(workload) || pod.hostNetwork === true) return 'none';
  if (!ofNamespace) return 'unknown';
  if (ofNamespace['istio-injection'] === 'disabled') return 'none';
  const { revision } = tryEnrolment(ofNamespace) ?? {};
  if (revision) return { revision, by: 'namespace' };
  if (labels['istio.io/rev']) return { revision: labels['istio.io/rev'], by: 'pod' };
  return labels[injectLabel] === 'true' ? { revision: 'default', by: 'pod' } : 'none';
}

/** Whether pods refuse a proxy: by their label, or by the annotation that it replaces (istio `pkg/kube/inject`). */
function optsOut({ labels, annotations }: Workload): boolean {
  return (labels[injectLabel] ?? annotations[injectLabel]) === 'false';
}

/** The label of a namespace that asks for proxies, and the revision or tag that it asks. */
export interface Enrolment {
  readonly label: 'istio-injection' | 'istio.io/rev';
  readonly revision: string;
}

/** What the labels of a namespace ask for, if anything; `istio-injection` comes before `istio.io/rev`, whatever it says. */
export function tryEnrolment(labels: Labels): Enrolment | undefined {
  const { 'istio-injection': injection, 'istio.io/rev': revision } = labels;
  if (injection === 'enabled') return { label: 'istio-injection', revision: 'default' };
  return injection !== 'disabled' && revision ? { label: 'istio.io/rev', revision } : undefined;
}

/** Whether the pods of a workload surely get a proxy: a label asks for one, and where the control planes are known, one answers. */
export function isInjected(mesh: Mesh, workload: Workload): boolean {
  const injection = injectionOf(mesh, workload);
  if (typeof injection === 'string') return false;
  return mesh.ofKind('sailoperator.io/Istio').length === 0 || tryControlPlane(mesh, injection.revision) !== undefined;
}

/** Whether a namespace's pods are in the mesh by ambient mode. */
export function isAmbientNamespace(mesh: Mesh, namespace: string | undefined): boolean {
  return tryNamespaceLabels(mesh, namespace)?.['istio.io/dataplane-mode'] === 'ambient';
}

/** Whether ztunnel carries the traffic of a workload. */
export function isAmbient(mesh: Mesh, workload: Workload): boolean {
  const own = workload.labels['istio.io/dataplane-mode'];
  return (
    (own ?? (isAmbientNamespace(mesh, workload.namespace) ? 'ambient' : undefined)) === 'ambient' &&
    !isInjected(mesh, workload)
  );
}
