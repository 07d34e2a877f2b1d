import { controlPlanes } from '../../derived/control-plane/control-planes';
import { hasWaves } from '../../derived/order';
import type { Rule } from '../../rule';

export const meshHealth: Rule = {
  code: 'ORD005',
  severity: 'warning',
  title: 'Argo CD knows when a control plane is healthy',
  why: 'Argo CD has no health check for the kinds of the Service Mesh operator and takes them for healthy at once. The next wave comes before istiod answers, and its pods are refused or start without their proxy.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-cni }`,
  bad: `
    apiVersion: argoproj.io/v1beta1
    kind: ArgoCD
    metadata: { name: openshift-gitops, namespace: openshift-gitops }
    spec: { resourceTrackingMethod: annotation }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default, annotations: { argocd.argoproj.io/sync-wave: "20" } }
    spec: { version: v1.30.3, namespace: istio-system }`,
  good: `
    apiVersion: argoproj.io/v1beta1
    kind: ArgoCD
    metadata: { name: openshift-gitops, namespace: openshift-gitops }
    spec:
      resourceTrackingMethod: annotation
      resourceHealthChecks:
        - group: sailoperator.io
          kind: Istio
          check: |
            local health = { status = "Progressing", message = "waiting for istiod" }
            for _, condition in ipairs((obj.status or {}).conditions or {}) do
              if condition.type == "Ready" and condition.status == "True" then health.status = "Healthy" end
            end
            return health
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default, annotations: { argocd.argoproj.io/sync-wave: "20" } }
    spec: { version: v1.30.3, namespace: istio-system }`,
  *check(mesh) {
    // Without an ArgoCD in the input nobody knows what health checks there are.
    if (!hasWaves(mesh) || controlPlanes(mesh).length === 0) return;
    for (const on of mesh.judged.filter(({ kind }) => kind === 'ArgoCD')) {
      // Written as an entry, as a key of extraConfig, or as the text of resourceCustomizations.
      if (JSON.stringify(on.spec ?? {}).includes('sailoperator.io')) continue;
      const message =
        'none for sailoperator.io; add one for Istio, IstioCNI and ZTunnel that waits for condition Ready';
      yield { on, at: 'spec.resourceHealthChecks', message };
    }
  },
};
