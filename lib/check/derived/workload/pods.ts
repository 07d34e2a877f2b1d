import { type Labels, selects } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { matches } from '../control-plane/discovery';
import { derived, groupBy } from '../derived';
import { type GeneratedGateway, generatedGateways } from '../gateway/gateway-api';
import { type ServiceView, workloadsOf } from '../service/services';
import { type Workload, workloadsIn, workloadsWith } from './workloads';

/** Pods that are alike: those of a workload, or of a gateway that istiod makes. */
export interface Pods {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly workload?: Workload;
  readonly generated?: GeneratedGateway;
}

type LabelSelector = Parameters<typeof matches>[0];

const generatedPods = derived((mesh: Mesh) =>
  groupBy(generatedGateways(mesh).map(podsOfGenerated), ({ namespace }) => namespace),
);

/** The pods of a namespace that a label selector selects; an empty one selects all. */
export function podsSelected(mesh: Mesh, selector: LabelSelector, namespace: string | undefined): readonly Pods[] {
  const key = JSON.stringify([namespace, selector]);
  const held = selections(mesh).get(key) ?? select(mesh, selector, namespace);
  selections(mesh).set(key, held);
  return held;
}

/** What was selected before: many ask with the same selector. */
const selections = derived(() => new Map<string, readonly Pods[]>());

function select(mesh: Mesh, selector: LabelSelector, namespace: string | undefined): readonly Pods[] {
  const { matchLabels = {} } = selector;
  const hasLabels = Object.keys(matchLabels).length > 0;
  const workloads = hasLabels ? workloadsWith(mesh, matchLabels, namespace) : workloadsIn(mesh, namespace);
  return [...workloads.map(podsOf), ...(generatedPods(mesh).get(namespace ?? '') ?? [])].filter(({ labels }) =>
    matches(selector, labels),
  );
}

/** The pods in all namespaces that carry these labels; an empty selector selects none. */
export function podsWith(mesh: Mesh, selector: Labels): readonly Pods[] {
  const generated = generatedGateways(mesh).map(podsOfGenerated);
  return [...workloadsWith(mesh, selector).map(podsOf), ...generated.filter(({ labels }) => selects(selector, labels))];
}

/** The pods that a Service leads to; a generated gateway's are called as its Service. */
export function podsOfService(mesh: Mesh, service: ServiceView): readonly Pods[] {
  if (service.on) return workloadsOf(mesh, service).map(podsOf);
  return (generatedPods(mesh).get(service.namespace) ?? []).filter(({ name }) => name === service.name);
}

/** A workload as its pods. */
export function podsOf(workload: Workload): Pods {
  const { namespace, name, labels } = workload;
  return { namespace, name, labels, workload };
}

/** Labels that istiod gives the pods of its gateways (istio `manifests/charts/istio-control/istio-discovery/files`). */
function podsOfGenerated(generated: GeneratedGateway): Pods {
  const { gateway, namespace, name, className } = generated;
  const own = gateway.spec?.infrastructure?.labels ?? gateway.metadata.labels;
  const labels = {
    ...own,
    'gateway.networking.k8s.io/gateway-name': gateway.metadata.name,
    'gateway.networking.k8s.io/gateway-class-name': className,
    'istio.io/gateway-name': gateway.metadata.name,
    'service.istio.io/canonical-name': name,
  };
  return { namespace, name, labels, generated };
}
