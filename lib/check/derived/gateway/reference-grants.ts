import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { isOpaque } from '../externals';
import type { Reference } from './gateway-routes';

const byNamespace = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('gateway.networking.k8s.io/ReferenceGrant'), ({ metadata }) => metadata.namespace),
);

/** Whether a ReferenceGrant in the namespace of what is referred to lets a kind of the Gateway API of another namespace refer to it. */
export function isGranted(
  mesh: Mesh,
  from: { readonly kind: string; readonly namespace: string },
  to: Reference,
): boolean {
  if (from.namespace === to.namespace) return true;
  return (byNamespace(mesh).get(to.namespace) ?? []).some((grant) => isOpaque(mesh, grant) || grants(grant, from, to));
}

type Grant = Read<'gateway.networking.k8s.io/ReferenceGrant'>;

function grants({ spec }: Grant, from: Parameters<typeof isGranted>[1], to: Reference): boolean {
  const isFrom = spec?.from?.some(
    ({ group, kind, namespace }) =>
      group === 'gateway.networking.k8s.io' && kind === from.kind && namespace === from.namespace,
  );
  const isTo = spec?.to?.some(
    ({ group = '', kind, name }) => group === to.group && kind === to.kind && (name ?? to.name) === to.name,
  );
  return isFrom === true && isTo === true;
}
