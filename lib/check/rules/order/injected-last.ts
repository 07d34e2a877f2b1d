import { title } from '../../../manifest/manifest';
import { tryControlPlane } from '../../derived/control-plane/control-planes';
import { isExternal } from '../../derived/externals';
import { hasWaves, isInEarlierWave, placeName } from '../../derived/order';
import { injectionOf } from '../../derived/workload/injection';
import { workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const injectedLast: Rule = {
  code: 'ORD006',
  severity: 'error',
  title: 'Pods that get a proxy come after the control plane and the CNI plugin',
  why: 'The proxy is put in when a pod is created. One that comes before istiod starts without, and stays without until somebody restarts it.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-cni }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: reviews } }
      template:
        metadata:
          labels: { app: reviews }
        spec:
          containers: [{ name: reviews, image: "registry.acme.org/reviews:1.20" }]
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-system }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-system }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: reviews } }
      template:
        metadata:
          labels: { app: reviews }
        spec:
          containers: [{ name: reviews, image: "registry.acme.org/reviews:1.20" }]`,
  *check(mesh) {
    const cnis = mesh.ofKind('sailoperator.io/IstioCNI');
    const told = new Set<object>();
    for (const workload of workloads(mesh)) {
      const { on } = workload;
      const injection = injectionOf(mesh, workload);
      const plane = typeof injection === 'string' ? undefined : tryControlPlane(mesh, injection.revision);
      if (!plane) continue;
      const late = [plane.istio, ...cnis].find(
        (needed) => !isExternal(mesh, needed) && !isInEarlierWave(mesh, needed, on),
      );
      // Files are in the wrong order as a whole, whichever workload shows it.
      if (!late || (!hasWaves(mesh) && told.has(late))) continue;
      told.add(late);
      const message = `${title(late)}, which its pods need, comes ${placeName(mesh, late)}; let it come before them`;
      yield { on, at: '', message };
    }
  },
};
