import type { Metadata } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { controlPlanes } from '../control-plane/control-planes';
import { isDiscovered } from '../control-plane/discovery';
import { derived } from '../derived';
import { rootNamespaces } from '../workload/membership';

/** Something that `exportTo` keeps to some namespaces. */
interface Exported {
  readonly metadata: Metadata;
  readonly spec?: { readonly exportTo?: readonly (string | undefined)[] };
}

/** Where `meshConfig` says how a kind is exported that does not say it itself. */
type DefaultExport = 'defaultVirtualServiceExportTo' | 'defaultServiceExportTo' | 'defaultDestinationRuleExportTo';

/** Whether two objects surely meet: some namespace sees both, and some control plane reads both. */
export function meet(mesh: Mesh, one: Exported, other: Exported, byDefault: DefaultExport): boolean {
  const namespaces = [one.metadata.namespace ?? '', other.metadata.namespace ?? ''];
  if (namespaces.every((namespace) => isNarrowed(mesh, namespace)) && namespaces[0] !== namespaces[1]) return false;
  const planes = controlPlanes(mesh);
  if (planes.length === 0) return shareNamespace(audienceOf(one, undefined), audienceOf(other, undefined));
  return planes.some((plane) => {
    const exportTo = plane.istio.spec?.values?.meshConfig?.[byDefault];
    return (
      namespaces.every((namespace) => isDiscovered(mesh, plane, namespace)) &&
      shareNamespace(audienceOf(one, exportTo), audienceOf(other, exportTo))
    );
  });
}

const narrowed = derived((mesh: Mesh): ReadonlySet<string> => {
  const sidecars = mesh.ofKind('networking.istio.io/Sidecar').filter(({ spec }) => !spec?.workloadSelector);
  return new Set(sidecars.map(({ metadata }) => metadata.namespace ?? ''));
});

/** Whether a Sidecar decides what the workloads of a namespace see, so that an export alone does not. */
function isNarrowed(mesh: Mesh, namespace: string): boolean {
  return [namespace, ...rootNamespaces(mesh)].some((from) => narrowed(mesh).has(from));
}

/** The namespaces that see an object; `*` stands for all, `~` for none. */
function audienceOf(
  { metadata, spec }: Exported,
  byDefault: readonly (string | undefined)[] | undefined,
): ReadonlySet<string | undefined> {
  const own = spec?.exportTo ?? [];
  const exportTo = own.length > 0 ? own : (byDefault ?? ['*']);
  return new Set(exportTo.filter((to) => to !== '~').map((to) => (to === '.' ? metadata.namespace : to)));
}

function shareNamespace(one: ReadonlySet<string | undefined>, other: ReadonlySet<string | undefined>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  return one.has('*') || other.has('*') || [...one].some((namespace) => other.has(namespace));
}
