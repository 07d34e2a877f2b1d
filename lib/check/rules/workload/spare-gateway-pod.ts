import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { hasOpaque } from '../../derived/externals';
import { gatewayWorkloads } from '../../derived/gateway/gateway-pods';
import { budgetsOf, tryAutoscaler } from '../../derived/workload/availability';
import { isOneNode } from '../../derived/workload/one-node';
import type { Workload } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const spareGatewayPod: Rule = {
  code: 'WKL001',
  severity: 'warning',
  title: 'A gateway has a pod to spare',
  why: 'While the node of its only pod is drained, nothing from outside reaches the mesh. A PodDisruptionBudget that asks for every pod forbids the drain instead, so cluster updates hang.',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      replicas: 1
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
          annotations: { inject.istio.io/templates: gateway }
        spec: { containers: [{ name: istio-proxy, image: auto }] }`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      replicas: 2
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
          annotations: { inject.istio.io/templates: gateway }
        spec: { containers: [{ name: istio-proxy, image: auto }] }`,
  *check(mesh) {
    if (isOneNode(mesh)) return;
    for (const workload of gatewayWorkloads(mesh)) {
      const deployment = mesh.tryFind('apps/Deployment', workload.namespace, workload.name);
      if (workload.kind !== 'Deployment' || !deployment) continue;
      const least = leastPods(mesh, deployment);
      const complaint = least < 2 ? tooFew(mesh, deployment, least) : tooStrict(mesh, workload, least);
      if (complaint) yield { on: deployment, ...complaint };
    }
  },
};

type Deployment = Read<'apps/Deployment'>;

interface Fault {
  readonly at: string;
  readonly message: string;
}

function leastPods(mesh: Mesh, deployment: Deployment): number {
  const autoscaler = tryAutoscaler(mesh, deployment);
  return autoscaler ? (autoscaler.spec?.minReplicas ?? 1) : (deployment.spec?.replicas ?? 1);
}

function tooFew(mesh: Mesh, deployment: Deployment, least: number): Fault | undefined {
  const autoscaler = tryAutoscaler(mesh, deployment);
  // Somebody turned it off, or something outside the input may scale it.
  if (least === 0 || (!autoscaler && mayBeScaledUnseen(mesh, deployment))) return undefined;
  const message = autoscaler
    ? `${title(autoscaler)} goes down to ${least} pod; write "minReplicas: 2"`
    : 'one pod, so a drained node closes the mesh; write 2 or more';
  return { at: 'spec.replicas', message };
}

function mayBeScaledUnseen(mesh: Mesh, { metadata }: Deployment): boolean {
  return mesh.target.openWorld === true || hasOpaque(mesh, 'autoscaling/HorizontalPodAutoscaler', metadata.namespace);
}

/** A budget that lets go of none of the pods that there are at least. */
function tooStrict(mesh: Mesh, workload: Workload, least: number): Fault | undefined {
  const budget = budgetsOf(mesh, workload).find(({ spec }) => {
    const { minAvailable, maxUnavailable } = spec ?? {};
    const keepsAll = minAvailable === '100%' || (typeof minAvailable === 'number' && minAvailable >= least);
    return keepsAll || maxUnavailable === 0 || maxUnavailable === '0%';
  });
  if (!budget) return undefined;
  const message = `${title(budget)} lets go of none of ${least} pods, so no node can be drained; let it give up one`;
  return { at: 'spec.replicas', message };
}
