import type { Mesh } from '../../check/mesh';
import type { Read } from '../../manifest/kinds';

/** What pods may call beside what the mesh knows; `ALLOW_ANY` unless it is said (istio `mesh/v1alpha1`, `OutboundTrafficPolicy`). */
export function outboundModeOf(istio: Read<'sailoperator.io/Istio'> | undefined): string | undefined {
  return istio && (istio.spec?.values?.meshConfig?.outboundTrafficPolicy?.mode ?? 'ALLOW_ANY');
}

/** Whether pods reach what is outside of the mesh only by a ServiceEntry. */
export function isRegistryOnly(mesh: Mesh): boolean {
  return mesh.ofKind('sailoperator.io/Istio').some((istio) => outboundModeOf(istio) === 'REGISTRY_ONLY');
}

/** Whose proxies know the hosts of a ServiceEntry: all, unless `exportTo` says less. */
export function callersOf({ metadata, spec }: Read<'networking.istio.io/ServiceEntry'>): string {
  const exportTo = spec?.exportTo ?? [];
  const isOwn = exportTo.length > 0 && exportTo.every((namespace) => namespace === '.');
  return isOwn ? `pods of namespace ${metadata.namespace}` : 'pods of the mesh';
}
