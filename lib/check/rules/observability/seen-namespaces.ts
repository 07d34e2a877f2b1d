import { controlPlanes, tryControlPlane } from '../../derived/control-plane/control-planes';
import { isDiscovered, matches } from '../../derived/control-plane/discovery';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { isAmbientNamespace, tryEnrolment } from '../../derived/workload/injection';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const seenNamespaces: Rule = {
  code: 'OBS005',
  severity: 'warning',
  title: 'A Kiali sees namespaces of its mesh',
  why: 'Kiali shows the namespaces that its own selectors select and no others. Where none of the mesh is among them, the pages are empty and nothing says why.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled, istio-discovery: enabled } }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { istio-discovery: enabled } }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      version: v1.30.3
      namespace: istio-system
      values: { meshConfig: { discoverySelectors: [{ matchLabels: { istio-discovery: enabled } }] } }`,
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      deployment:
        cluster_wide_access: false
        discovery_selectors: { default: [{ matchLabels: { istio-discovery: kiali } }] }`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      deployment:
        cluster_wide_access: false
        discovery_selectors: { default: [{ matchLabels: { istio-discovery: enabled } }] }`,
  *check(mesh) {
    for (const on of mesh.ofKind('kiali.io/Kiali')) {
      const { default: selectors = [], overrides } = on.spec?.deployment?.discovery_selectors ?? {};
      // Without selectors it shows every namespace; with overrides, those of a cluster nobody knows here.
      if (selectors.length === 0 || overrides) continue;
      const names = meshNamespaces(mesh, on.metadata.namespace);
      const isSeen = (name: string) =>
        selectors.some((selector) => matches(selector, tryNamespaceLabels(mesh, name) ?? {}));
      // One that shows a part may be meant for a team.
      if (names.length === 0 || names.some(isSeen)) continue;
      const message = `selects nothing of the mesh (${list(names)}); write the selectors that the Istio has, or label the namespaces`;
      yield { on, at: 'spec.deployment.discovery_selectors.default', message };
    }
  },
};

/** The namespaces whose pods are surely in the mesh of the control plane beside a Kiali, or of any where none is beside it. */
function meshNamespaces(mesh: Mesh, place: string | undefined): readonly string[] {
  const names = mesh.ofKind('core/Namespace').map(({ metadata }) => metadata.name);
  const beside = controlPlanes(mesh).filter(({ namespace }) => namespace === place);
  return names.filter((name) => {
    const enrolment = tryEnrolment(tryNamespaceLabels(mesh, name) ?? {});
    const plane = tryControlPlane(mesh, enrolment?.revision ?? 'default');
    if (plane === undefined || (beside.length > 0 && !beside.includes(plane))) return false;
    const isEnrolled = enrolment !== undefined || (plane.isAmbient && isAmbientNamespace(mesh, name));
    return isEnrolled && isDiscovered(mesh, plane, name) === true;
  });
}
