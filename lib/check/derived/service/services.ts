import type { Read } from '../../../manifest/kinds';
import { type Labels, selects } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { isExternal } from '../externals';
import { generatedGateways, possibleNames } from '../gateway/gateway-api';
import { containersOf, type Workload, workloadsWith } from '../workload/workloads';
import { operatorServices } from './operator-services';

/** A Service of the input, or one that an operator or istiod makes from it. */
export interface ServiceView {
  readonly namespace: string;
  readonly name: string;
  /** The object, where the input has it. */
  readonly on?: Read<'core/Service'>;
  /** `undefined` where they are unknown. */
  readonly ports?: readonly ServicePort[];
  readonly selector?: Labels;
  readonly type?: string;
}

export interface ServicePort {
  readonly name?: string;
  readonly port?: number;
  /** Number or name of the port of the pods; the port itself where none is given. */
  readonly targetPort?: number | string;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

/** Every Service that is known to exist. */
export const services = derived((mesh: Mesh): readonly ServiceView[] => [
  ...mesh.ofKind('core/Service').map((on) => ({
    namespace: on.metadata.namespace ?? '',
    name: on.metadata.name,
    on,
    ports: isExternal(mesh, on) && !on.spec?.ports ? undefined : (on.spec?.ports ?? []).map(portOf),
    selector: on.spec?.selector,
    type: on.spec?.type,
  })),
  ...generatedGateways(mesh),
  ...operatorServices(mesh),
  ...possibleNames(mesh),
]);

const byName = derived(
  (mesh: Mesh): ReadonlyMap<string, ServiceView> =>
    new Map([...services(mesh)].reverse().map((service) => [`${service.namespace}/${service.name}`, service])),
);

const byNamespace = derived((mesh: Mesh) => groupBy(services(mesh), ({ namespace }) => namespace));

/** The Service of a namespace and name, or `undefined` where none is known. */
export function tryService(
  mesh: Mesh,
  namespace: string | undefined,
  name: string | undefined,
): ServiceView | undefined {
  return byName(mesh).get(`${namespace ?? ''}/${name}`);
}

const byNameAlone = derived((mesh: Mesh) => groupBy(services(mesh), ({ name }) => name));

/** The Services of a name, in whichever namespace: where a missing one may have been meant. */
export function servicesCalled(mesh: Mesh, name: string): readonly ServiceView[] {
  return byNameAlone(mesh).get(name) ?? [];
}

/** The Services of a namespace. */
export function servicesIn(mesh: Mesh, namespace: string | undefined): readonly ServiceView[] {
  return byNamespace(mesh).get(namespace ?? '') ?? [];
}

/** The workloads that a Service leads to. */
export function workloadsOf(mesh: Mesh, { namespace, selector }: ServiceView): readonly Workload[] {
  return workloadsWith(mesh, selector, namespace);
}

/** Every Service by the first label that it selects. */
const bySelector = derived((mesh: Mesh) =>
  groupBy(services(mesh), ({ namespace, selector }) => {
    const [first] = Object.entries(selector ?? {});
    return first && placeOf(namespace, ...first);
  }),
);

function placeOf(namespace: string, label: string, value: string | undefined): string {
  return `${namespace} ${label}=${value}`;
}

/** The Services that lead to a workload. */
export function servicesOf(mesh: Mesh, { namespace, labels }: Workload): readonly ServiceView[] {
  const candidates = Object.entries(labels).flatMap(([label, value]) => {
    return bySelector(mesh).get(placeOf(namespace, label, value)) ?? [];
  });
  return candidates.filter(({ selector }) => selects(selector, labels));
}

/** The ports of the pods that a Service port leads to; none where its name is unknown there. */
export function podPortsOf(
  mesh: Mesh,
  service: ServiceView,
  { port, targetPort = port }: ServicePort,
): readonly number[] {
  if (typeof targetPort === 'number') return [targetPort];
  const ports = workloadsOf(mesh, service).flatMap((workload) => tryContainerPort(workload, targetPort) ?? []);
  return [...new Set(ports)];
}

/** The number of a container port by its name. */
export function tryContainerPort(workload: Workload, name: string | undefined): number | undefined {
  return containersOf(workload)
    .flatMap(({ ports }) => ports ?? [])
    .find((port) => port.name === name)?.containerPort;
}

function portOf({
  targetPort,
  ...port
}: NonNullable<NonNullable<Read<'core/Service'>['spec']>['ports']>[number]): ServicePort {
  return { ...port, targetPort: targetPort === undefined ? port.port : numberOrName(targetPort) };
}

function numberOrName(value: unknown): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
