import type { Manifest } from '../manifest/manifest';
import { openshiftReleaseNames } from '../platform/openshift';
import { newestOssmRelease, type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { Application } from '../settings/applications/resolve-applications';
import type { Operator } from '../settings/operators/resolve-operators';
import type { Cluster } from '../settings/resolve';
import type { Surroundings } from '../synth/synth';

/** What a cluster's settings tell the checks of it. */
export function surroundingsOf({ release, openshift, appsDomain, operators, controlPlanes }: Cluster): Surroundings {
  return {
    target: {
      release: Object.keys(ossmReleases).find((name): name is OssmReleaseName => name === release) ?? newestOssmRelease,
      openshift: openshiftReleaseNames.find((name) => name === openshift),
      appsDomain,
    },
    externals: [
      ...Object.values(operators).map(catalogSource),
      ...controlPlanes.flatMap(({ applications }) => applications.flatMap(exposedService)),
    ],
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

/** The Service that an application is exposed by: whoever deploys the application brings it, with whatever ports. */
function exposedService({ expose }: Application): readonly Manifest[] {
  if (!expose) return [];
  const { name, namespace } = expose.service;
  return [{ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } }];
}
