import { tryIstioMinor } from '../../../platform/istio-versions';
import { openshiftBetween } from '../../../platform/openshift';
import { nativeSidecars } from '../../../platform/proxy';
import type { ControlPlane } from '../../derived/control-plane/control-planes';
import { injectLabel, isInjected } from '../../derived/workload/injection';
import { tryPlaneOf } from '../../derived/workload/membership';
import { podMetadataAt, type Workload, workloads } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const endingJob: Rule = {
  code: 'INJ012',
  severity: 'warning',
  title: 'The proxy of a Job ends with it',
  why: 'A proxy that is an ordinary container runs on when the work is done, so that the pod never completes and the Job never succeeds. Native sidecars end with the pod, but not every version of Istio and OpenShift has them.',
  target: { release: '3.3' },
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.26.8 }`,
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: { name: load-ratings, namespace: bookinfo }
    spec:
      template:
        metadata: { labels: { app: load-ratings } }
        spec:
          restartPolicy: Never
          containers: [{ name: load, image: "registry.acme.org/load-ratings:1.4.2" }]`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: { name: load-ratings, namespace: bookinfo }
    spec:
      template:
        metadata: { labels: { app: load-ratings, sidecar.istio.io/inject: "false" } }
        spec:
          restartPolicy: Never
          containers: [{ name: load, image: "registry.acme.org/load-ratings:1.4.2" }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      if (workload.kind !== 'Job' && workload.kind !== 'CronJob') continue;
      const plane = isInjected(mesh, workload) ? tryPlaneOf(mesh, workload) : undefined;
      if (!plane || isNative(mesh, workload, plane)) continue;
      const message = `the proxy of Istio ${plane.version} does not end with the work; write "false", or annotate the pod with sidecar.istio.io/nativeSidecar: "true"`;
      yield { on: workload.on, at: podMetadataAt(workload, 'labels', injectLabel), message };
    }
  },
};

/** Whether the proxy may be a native sidecar: asked for, or by default where nothing is known to be too old for it. */
function isNative({ target }: Mesh, { annotations }: Workload, { istio, version }: ControlPlane): boolean {
  const asked =
    annotations['sidecar.istio.io/nativeSidecar'] ?? istio.spec?.values?.pilot?.env?.ENABLE_NATIVE_SIDECARS ?? 'auto';
  if (asked !== 'auto') return asked === 'true';
  const minor = tryIstioMinor(version ?? '') ?? nativeSidecars.istio;
  const { openshift } = target;
  const isRecent = openshift === undefined || openshiftBetween(nativeSidecars.openshift, undefined).includes(openshift);
  return minor >= nativeSidecars.istio && isRecent;
}
