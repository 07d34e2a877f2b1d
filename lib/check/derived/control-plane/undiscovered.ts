import type { Read } from '../../../manifest/kinds';
import { groupOf, type Manifest, title } from '../../../manifest/manifest';
import { namespaceNameLabel } from '../../../platform/cluster-network';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import { derived, groupBy } from '../derived';
import { generatedGateways } from '../gateway/gateway-api';
import { tryNamespaceLabels } from '../namespaces';
import { injectionOf, tryEnrolment } from '../workload/injection';
import { workloads } from '../workload/workloads';
import { type ControlPlane, controlPlanes, tryControlPlane } from './control-planes';
import { isDiscovered } from './discovery';

/** A namespace that the mesh uses, and that its control plane does not see. */
export interface Undiscovered {
  /** What a person would edit: the namespace's label, or the selectors where no label would do. */
  readonly on: Read<'core/Namespace' | 'sailoperator.io/Istio'>;
  readonly at: string;
  readonly namespace: string;
  readonly plane: ControlPlane;
  readonly use: Use;
  /** What stands there. */
  readonly what: string;
  /** What to do about it. */
  readonly repair: string;
}

/** What a namespace is to a control plane: its own one comes before the others, and configuration last. */
export type Use = 'own' | 'workloads' | 'configuration';

interface Used {
  readonly namespace: string;
  readonly plane: ControlPlane;
  readonly use: Use;
  readonly what: string;
}

/** Each such namespace once, for its most important use. */
const undiscovered = derived((mesh: Mesh): readonly Undiscovered[] => {
  if (!controlPlanes(mesh).some(({ istio }) => selectorsOf(istio).length > 0)) return [];
  const uses = [...ownNamespaces(mesh), ...enrolled(mesh), ...injected(mesh), ...configured(mesh)];
  const unseen = [...groupBy(uses, ({ namespace }) => namespace).values()].flatMap(
    (group) => group.find(({ plane, namespace }) => isDiscovered(mesh, plane, namespace) === false) ?? [],
  );
  return unseen.flatMap((used) => repaired(mesh, used) ?? []);
});

/** The namespaces of a use that its control plane does not see. */
export function undiscoveredBy(mesh: Mesh, use: Use): readonly Undiscovered[] {
  return undiscovered(mesh).filter((each) => each.use === use);
}

function ownNamespaces(mesh: Mesh): readonly Used[] {
  return controlPlanes(mesh).flatMap((plane) =>
    [plane.namespace, plane.rootNamespace].map((namespace) => {
      return { namespace, plane, use: 'own' as const, what: title(plane.istio) };
    }),
  );
}

function enrolled(mesh: Mesh): readonly Used[] {
  const planes = controlPlanes(mesh);
  return mesh.ofKind('core/Namespace').flatMap(({ metadata: { name: namespace, labels = {} } }) => {
    const { label, revision } = tryEnrolment(labels) ?? {};
    const plane = revision === undefined ? undefined : tryControlPlane(mesh, revision);
    if (plane) return [{ namespace, plane, use: 'workloads' as const, what: `its label ${label}` }];
    if (labels['istio.io/dataplane-mode'] !== 'ambient') return [];
    const [ambient] = planes.filter(({ isAmbient }) => isAmbient);
    return ambient
      ? [{ namespace, plane: ambient, use: 'workloads' as const, what: 'its label for ambient mode' }]
      : [];
  });
}

function injected(mesh: Mesh): readonly Used[] {
  return workloads(mesh).flatMap((workload) => {
    const injection = injectionOf(mesh, workload);
    const plane = typeof injection === 'string' ? undefined : tryControlPlane(mesh, injection.revision);
    return plane ? [{ namespace: workload.namespace, plane, use: 'workloads' as const, what: title(workload.on) }] : [];
  });
}

/** Groups of what istiod reads beside the Gateway API. */
const istioGroups = new Set(['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io']);

/** What configures the mesh where no control plane sees it; with several, another one may be meant. */
function configured(mesh: Mesh): readonly Used[] {
  const planes = controlPlanes(mesh);
  const [first] = planes;
  const objects: readonly Pick<Manifest, 'kind' | 'metadata'>[] = [
    ...mesh.judged.filter((object) => istioGroups.has(groupOf(object))),
    ...generatedGateways(mesh).map(({ gateway }) => gateway),
  ];
  const byNamespace = groupBy(objects, ({ metadata }) => metadata.namespace);
  return [...byNamespace].flatMap(([namespace, [object]]) => {
    const isUnseen = planes.every((plane) => isDiscovered(mesh, plane, namespace) === false);
    if (!first || !object || !isUnseen) return [];
    return [{ namespace, plane: first, use: 'configuration' as const, what: title(object) }];
  });
}

function repaired(mesh: Mesh, used: Used): Undiscovered | undefined {
  const { namespace, plane } = used;
  const wanted = selectorsOf(plane.istio).flatMap(({ matchLabels = {} }) => Object.entries(matchLabels));
  const [key, value] = wanted.find(([label]) => label !== namespaceNameLabel) ?? [];
  const on = mesh.tryFind('core/Namespace', undefined, namespace);
  if (key === undefined || !on) {
    const path = 'spec.values.meshConfig.discoverySelectors';
    return { ...used, on: plane.istio, at: path, repair: `add a selector that selects "${namespace}"` };
  }
  const got = tryNamespaceLabels(mesh, namespace)?.[key];
  const repair = got === undefined ? `add ${key}: ${value}` : `write "${value}" instead of "${got}"`;
  return { ...used, on, at: at('metadata', 'labels', key), repair };
}

type DiscoverySelectors = NonNullable<NonNullable<Values['meshConfig']>['discoverySelectors']>;
type Values = NonNullable<NonNullable<Read<'sailoperator.io/Istio'>['spec']>['values']>;

function selectorsOf({ spec }: Read<'sailoperator.io/Istio'>): DiscoverySelectors {
  return spec?.values?.meshConfig?.discoverySelectors ?? [];
}
