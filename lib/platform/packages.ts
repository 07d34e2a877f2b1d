/**
 * Packages of Red Hat's catalog that a mesh has to do with.
 *
 * Sources: `bundle/metadata/annotations.yaml` and the install modes of the ClusterServiceVersions of
 * openshift-service-mesh/sail-operator v3.4.1, openshift/cert-manager-operator cert-manager-1.20, kiali/kiali-operator
 * v2.27, os-observability/konflux-tempo, os-observability/konflux-opentelemetry and redhat-developer/gitops-operator 1.21.
 */

import { defaultCatalog, type OperatorFacts, operators } from './operators';
import { type OssmRelease, ossmReleases } from './ossm';

export interface CatalogPackage {
  /** Channels, where they are known by name. */
  readonly channels: readonly string[];
  /** What else a channel may be called: one is added with each release. */
  readonly channelPattern?: RegExp;
  /** Whether the operator watches all namespaces or none: it is never installed for some of them. */
  readonly isClusterWide: boolean;
  /** Start of the names of its ClusterServiceVersions; `undefined` where no source says it. */
  readonly csvPrefix?: string;
  /** API groups whose CRDs it brings. */
  readonly apiGroups: readonly string[];
  /** Kinds, as `group/Kind`, whose CRDs it brings to a group of the cluster's own. */
  readonly kinds?: readonly string[];
}

const stableOssm = Object.values<OssmRelease>(ossmReleases).flatMap(({ channel }) =>
  channel.startsWith('stable') ? [channel] : [],
);

/** A package whose operator Rigging installs, and which watches all namespaces. */
function installed({ channel, csvPrefix, apiGroups, kinds }: OperatorFacts): CatalogPackage {
  return { channels: channel === undefined ? [] : [channel], isClusterWide: true, csvPrefix, apiGroups, kinds };
}

/** By package name. */
const catalogPackages: Readonly<Record<string, CatalogPackage>> = {
  servicemeshoperator3: {
    ...installed(operators.servicemeshoperator3),
    channels: ['stable', ...stableOssm],
    csvPrefix: 'servicemeshoperator3.v',
  },
  // OpenShift Service Mesh 2: known, so that nobody takes its channels for misspelt ones.
  servicemeshoperator: { channels: ['stable'], isClusterWide: true, apiGroups: ['maistra.io'] },
  'openshift-cert-manager-operator': {
    ...installed(operators['openshift-cert-manager-operator']),
    channelPattern: /^stable-v1\.\d+$/,
    isClusterWide: false,
  },
  'kiali-ossm': installed(operators['kiali-ossm']),
  'tempo-product': installed(operators['tempo-product']),
  'opentelemetry-product': installed(operators['opentelemetry-product']),
  'openshift-gitops-operator': {
    channels: ['latest'],
    channelPattern: /^gitops-1\.\d+$/,
    isClusterWide: true,
    apiGroups: ['argoproj.io'],
  },
};

/** The facts of a package, or `undefined` for one that is not among them. */
export function tryCatalogPackage(name: string | undefined): CatalogPackage | undefined {
  return name !== undefined && Object.hasOwn(catalogPackages, name) ? catalogPackages[name] : undefined;
}

/** Name of the package whose operator brings the CRD of a kind, or `undefined` where the cluster has it. */
export function tryPackageOf(apiGroup: string, kind: string): string | undefined {
  const [name] =
    Object.entries(catalogPackages).find(
      ([, { apiGroups, kinds = [] }]) => apiGroups.includes(apiGroup) || kinds.includes(`${apiGroup}/${kind}`),
    ) ?? [];
  return name;
}

/** CatalogSources that every connected OpenShift cluster has, in one namespace. */
export const defaultCatalogs = {
  namespace: defaultCatalog.sourceNamespace,
  names: [defaultCatalog.source, 'certified-operators', 'community-operators', 'redhat-marketplace'],
} as const;

/** The minor in a version or in a channel for one, e.g. 4 of `3.4.1` and of `stable-3.4`; none where there is no such thing. */
export function minorOfChannel(text = ''): number | undefined {
  const [, minor] = /(?:^|-v?)\d+\.(\d+)(?:\.|$)/.exec(text) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
