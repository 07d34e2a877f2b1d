import { controlPlanes } from '../../check/derived/control-plane/control-planes';
import { tryEnrolment } from '../../check/derived/workload/injection';
import type { Mesh } from '../../check/mesh';
import type { Read } from '../../manifest/kinds';

/**
 * The revision that a value of `istio.io/rev` leads to, in which a tag stands for the revision that it names, or for the
 * active one of the Istio that it names; `undefined` where it is neither a revision nor a tag that is known.
 */
export function tryRevision(mesh: Mesh, asked: string): string | undefined {
  const planes = controlPlanes(mesh);
  if (planes.some(({ revision }) => revision === asked)) return asked;
  const { kind, name } = mesh.tryFind('sailoperator.io/IstioRevisionTag', undefined, asked)?.spec?.targetRef ?? {};
  if (name === undefined || kind === 'IstioRevision') return name;
  return planes.find(({ istio }) => istio.metadata.name === name)?.revision ?? `Istio ${name}`;
}

/** The same, or the value itself where nothing is known of it: it may well be a revision that an upgrade leaves behind. */
export function revisionBehind(mesh: Mesh, asked: string): string {
  return tryRevision(mesh, asked) ?? asked;
}

/** What the label of a namespace asks for: a revision or tag. */
export function askedBy(namespace: Read<'core/Namespace'> | undefined): string | undefined {
  return tryEnrolment(namespace?.metadata.labels ?? {})?.revision;
}

type Gateway = Read<'gateway.networking.k8s.io/Gateway'>;

/** What a Gateway of the Gateway API asks for: by its own label, that of its namespace, or as the default (istio `pkg/revisions`). */
export function askedByGateway(mesh: Mesh, { metadata }: Gateway): string {
  const namespace = mesh.tryFind('core/Namespace', undefined, metadata.namespace);
  return metadata.labels?.['istio.io/rev'] ?? namespace?.metadata.labels?.['istio.io/rev'] ?? 'default';
}

/** The revision whose istiod makes a Gateway of the Gateway API. */
export function makerOf(mesh: Mesh, gateway: Gateway): string {
  return revisionBehind(mesh, askedByGateway(mesh, gateway));
}
