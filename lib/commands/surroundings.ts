import type { Manifest } from '../manifest/manifest';
import { userWorkloadMonitoring } from '../platform/monitoring';
import { revisionName } from '../platform/naming';
import { catalogImage } from '../platform/oc-mirror';
import { openshiftReleaseNames } from '../platform/openshift';
import { newestOssmRelease, type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { Application } from '../settings/applications/resolve-applications';
import type { ControlPlane } from '../settings/control-planes/resolve-control-planes';
import { mirroredFrom, pulledFrom, upstreamImages } from '../settings/mirror/images';
import type { Mirror } from '../settings/mirror/resolve-mirror';
import type { Operator } from '../settings/operators/resolve-operators';
import type { Cluster } from '../settings/resolve';
import type { MirrorSources } from '../synth/image-set';
import type { Surroundings } from '../synth/synth';

/** What a cluster's settings tell the checks of it. */
export function surroundingsOf(cluster: Cluster): Surroundings {
  const { release, openshift, appsDomain, operators, controlPlanes } = cluster;
  return {
    target: {
      release: Object.keys(ossmReleases).find((name): name is OssmReleaseName => name === release) ?? newestOssmRelease,
      openshift: openshiftReleaseNames.find((name) => name === openshift),
      appsDomain,
      infrastructureTopology: cluster.infrastructureTopology,
    },
    externals: [
      ...Object.values(operators).map(catalogSource),
      ...controlPlanes.flatMap(({ applications }) => applications.flatMap(exposedService)),
      ...controlPlanes.flatMap(({ applications }) => applications.flatMap(callerAccounts)),
      ...controlPlanes.flatMap((plane) => revisionsBehind(plane, cluster)),
      ...controlPlanes.flatMap(rootIssuer),
      ...controlPlanes.flatMap(traceStorage),
      ...monitoring(cluster),
    ],
    ...(cluster.mirror && { mirror: mirrorSources(cluster, cluster.mirror) }),
  };
}

/** The catalog that an operator is to come from: the cluster has it, whatever it is called. */
function catalogSource({ source, sourceNamespace }: Operator): Manifest {
  return {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'CatalogSource',
    metadata: { name: source, namespace: sourceNamespace },
  };
}

/** What a mirror copies: the catalog as a whole by its name, and each image by the name that pods pull it by. */
function mirrorSources(cluster: Cluster, mirror: Mirror): MirrorSources {
  const images = upstreamImages(cluster).map(
    (image) => [pulledFrom(image, mirror), mirroredFrom(image, mirror)] as const,
  );
  return { catalogSource: mirror.source, catalog: catalogImage(cluster.openshift), images: new Map(images) };
}

/** The Service that an application is exposed by: whoever deploys the application brings it, with whatever ports. */
function exposedService({ expose }: Application): readonly Manifest[] {
  if (!expose) return [];
  const { name, namespace } = expose.service;
  return [{ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } }];
}

/** The accounts that callers of an application run as: whoever deploys those brings them. */
function callerAccounts({ callers = [] }: Application): readonly Manifest[] {
  return callers.flatMap(({ namespace, serviceAccounts = [] }) =>
    serviceAccounts.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })),
  );
}

/** The revisions that tags stay with though their control plane has a newer one: the operator keeps what a tag uses. */
function revisionsBehind({ name, updateStrategy, revisionTags }: ControlPlane, { ossm }: Cluster): readonly Manifest[] {
  const versions = new Set(revisionTags.flatMap(({ version }) => version ?? []));
  return Array.from(versions, (version) => ({
    apiVersion: ossm.sailApiVersion,
    kind: 'IstioRevision',
    metadata: { name: revisionName(name, updateStrategy.type, version) },
  }));
}

/** The issuer behind a mesh's certificates: it was there before the mesh. */
function rootIssuer({ certificateAuthority, namespace }: ControlPlane): readonly Manifest[] {
  const { kind, name } = certificateAuthority?.issuerRef ?? {};
  if (kind === undefined || name === undefined) return [];
  const metadata = kind === 'Issuer' ? { name, namespace } : { name };
  return [{ apiVersion: 'cert-manager.io/v1', kind, metadata }];
}

/** Address and keys of the storage of traces: whoever owns that brings them. */
function traceStorage({ observability }: ControlPlane): readonly Manifest[] {
  if (!observability?.tracing) return [];
  const { namespace, storage } = observability.tracing;
  return [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: storage.secret.name, namespace } }];
}

/** What turns on the monitoring that is asked for, where someone else of the cluster has written it. */
function monitoring({ userWorkloadMonitoring: isWritten, controlPlanes }: Cluster): readonly Manifest[] {
  if (isWritten || !controlPlanes.some(({ observability }) => observability)) return [];
  const { name, namespace } = userWorkloadMonitoring;
  return [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }];
}
