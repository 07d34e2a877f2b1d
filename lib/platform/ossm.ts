/**
 * OpenShift Service Mesh releases.
 *
 * Sources: `pkg/istioversion/versions.ossm.yaml`, `bundle/metadata/annotations.yaml` and the CRDs of
 * openshift-service-mesh/sail-operator at the tags ossm-3.0.0-tp.2, v3.0.14, v3.1.11, v3.2.8, v3.3.6 and v3.4.1;
 * OpenShift ranges from the release notes in openshift/openshift-docs; Kiali from kiali/kiali-operator
 * `playbooks/kiali-default-supported-images.yml`. When a version came: `versions.ossm.yaml` at the tags of patch releases,
 * and the version support tables of the release notes; where these tell no single patch release, the latest of them.
 */
import { openshiftBetween } from './openshift';

/** What a release is made of. */
export interface OssmRelease {
  /** OLM channel of package `servicemeshoperator3` that follows this release. */
  readonly channel: string;
  /** Start of the names of this release's ClusterServiceVersions. */
  readonly csvPrefix: string;
  /** Values of `spec.version` that the operator installs, newest first; the first one is its default. */
  readonly installable: readonly string[];
  /** Patch release that first installed each version of the newest minor, e.g. 1 of 3.4.1; none where there was one alone. */
  readonly firstInstalledBy?: Readonly<Record<string, number>>;
  /** Aliases of `spec.version`: each follows the newest patch of its minor, so the version moves without a commit. */
  readonly aliases: readonly string[];
  /** Values that the CRD still accepts and the operator then refuses to install. */
  readonly endOfLife: readonly string[];
  /** The apiVersion that Istio, IstioCNI, IstioRevision and IstioRevisionTag are served in. */
  readonly sailApiVersion: 'sailoperator.io/v1' | 'sailoperator.io/v1alpha1';
  /** The newest apiVersion that ZTunnel is served in; `undefined` where the release has no ZTunnel. */
  readonly ztunnelApiVersion?: 'sailoperator.io/v1' | 'sailoperator.io/v1alpha1';
  /** Oldest OpenShift release it runs on. */
  readonly minimumOpenShift: string;
  /** Newest OpenShift release it runs on; `undefined` where none is known yet. */
  readonly maximumOpenShift?: string;
  /** Kiali server version that belongs to it. */
  readonly kiali?: string;
  /** Its newest patch release known here, whose CRDs `crds/ossm` holds. */
  readonly newest: string;
}

const v124 = ['v1.24.6', 'v1.24.5', 'v1.24.4', 'v1.24.3'] as const;
const v126 = ['v1.26.8', 'v1.26.6', 'v1.26.4', 'v1.26.3', 'v1.26.2'] as const;
const v127 = ['v1.27.9', 'v1.27.8', 'v1.27.5', 'v1.27.3'] as const;
const v128 = ['v1.28.10', 'v1.28.8', 'v1.28.6', 'v1.28.5', 'v1.28.4'] as const;
const v130 = ['v1.30.3', 'v1.30.1'] as const;

/** By name, oldest first. */
export const ossmReleases = {
  '3.0.0-tp.2': {
    newest: '3.0.0-tp.2',
    channel: 'candidates',
    csvPrefix: 'servicemeshoperator3.v3.0.0-tp.2',
    installable: ['v1.24.1', 'v1.23.0'],
    aliases: [],
    endOfLife: [],
    sailApiVersion: 'sailoperator.io/v1alpha1',
    minimumOpenShift: '4.14',
    maximumOpenShift: '4.17',
  },
  '3.0': {
    newest: '3.0.14',
    channel: 'stable-3.0',
    csvPrefix: 'servicemeshoperator3.v3.0.',
    installable: v124,
    firstInstalledBy: { 'v1.24.6': 4, 'v1.24.5': 2, 'v1.24.4': 1, 'v1.24.3': 0 },
    aliases: ['v1.24-latest'],
    endOfLife: [],
    sailApiVersion: 'sailoperator.io/v1',
    ztunnelApiVersion: 'sailoperator.io/v1alpha1',
    minimumOpenShift: '4.14',
    maximumOpenShift: '4.19',
    kiali: 'v2.4',
  },
  '3.1': {
    newest: '3.1.11',
    channel: 'stable-3.1',
    csvPrefix: 'servicemeshoperator3.v3.1.',
    installable: [...v126, ...v124],
    firstInstalledBy: { 'v1.26.8': 6, 'v1.26.6': 4, 'v1.26.4': 2, 'v1.26.3': 1, 'v1.26.2': 0 },
    aliases: ['v1.26-latest', 'v1.24-latest'],
    endOfLife: [],
    sailApiVersion: 'sailoperator.io/v1',
    ztunnelApiVersion: 'sailoperator.io/v1alpha1',
    minimumOpenShift: '4.16',
    kiali: 'v2.11',
  },
  '3.2': {
    newest: '3.2.8',
    channel: 'stable-3.2',
    csvPrefix: 'servicemeshoperator3.v3.2.',
    installable: [...v127, ...v126, ...v124],
    firstInstalledBy: { 'v1.27.9': 8, 'v1.27.8': 3, 'v1.27.5': 2, 'v1.27.3': 0 },
    aliases: ['v1.27-latest', 'v1.26-latest', 'v1.24-latest'],
    endOfLife: [],
    sailApiVersion: 'sailoperator.io/v1',
    ztunnelApiVersion: 'sailoperator.io/v1',
    minimumOpenShift: '4.18',
    kiali: 'v2.17',
  },
  '3.3': {
    newest: '3.3.6',
    channel: 'stable-3.3',
    csvPrefix: 'servicemeshoperator3.v3.3.',
    installable: [...v128, ...v127, ...v126],
    firstInstalledBy: { 'v1.28.10': 6, 'v1.28.8': 5, 'v1.28.6': 3, 'v1.28.5': 1, 'v1.28.4': 0 },
    aliases: ['v1.28-latest', 'v1.27-latest', 'v1.26-latest'],
    endOfLife: [],
    sailApiVersion: 'sailoperator.io/v1',
    ztunnelApiVersion: 'sailoperator.io/v1',
    minimumOpenShift: '4.18',
    kiali: 'v2.22',
  },
  '3.4': {
    newest: '3.4.1',
    channel: 'stable-3.4',
    csvPrefix: 'servicemeshoperator3.v3.4.',
    installable: [...v130, ...v128, ...v127],
    firstInstalledBy: { 'v1.30.3': 1, 'v1.30.1': 0 },
    aliases: ['v1.30-latest', 'v1.28-latest', 'v1.27-latest'],
    endOfLife: ['v1.26-latest', ...v126],
    sailApiVersion: 'sailoperator.io/v1',
    ztunnelApiVersion: 'sailoperator.io/v1',
    minimumOpenShift: '4.20',
    kiali: 'v2.27',
  },
} as const satisfies Record<string, OssmRelease>;

/** An OpenShift Service Mesh release; it decides operator channel, API versions and installable Istio versions. */
export type OssmReleaseName = keyof typeof ossmReleases;

/** What settings mean that name no release. */
export const newestOssmRelease = '3.4' satisfies OssmReleaseName;

/** The facts of a release, or `undefined` for a name that is none. */
export function tryOssmRelease(name: string): OssmRelease | undefined {
  return Object.hasOwn(ossmReleases, name) ? ossmReleases[name as OssmReleaseName] : undefined;
}

/**
 * A release as it was with one of its patch releases, given by the name of a ClusterServiceVersion: without the versions that
 * came later. A name that is none of its patch releases leaves it as it is.
 */
export function asOf(release: OssmRelease, startingCSV: string | undefined): OssmRelease {
  const { csvPrefix, installable, firstInstalledBy = {} } = release;
  const patch = startingCSV?.startsWith(csvPrefix) ? Number(startingCSV.slice(csvPrefix.length)) : undefined;
  if (patch === undefined || !Number.isInteger(patch)) return release;
  return { ...release, installable: installable.filter((version) => (firstInstalledBy[version] ?? 0) <= patch) };
}

/** The releases that run on an OpenShift, oldest first; none where it is no OpenShift release. */
export function releasesOn(openshift: string): readonly OssmReleaseName[] {
  return (Object.keys(ossmReleases) as OssmReleaseName[]).filter((name) => {
    const { minimumOpenShift, maximumOpenShift }: OssmRelease = ossmReleases[name];
    return openshiftBetween(minimumOpenShift, maximumOpenShift).some((each) => each === openshift);
  });
}

/** Whether a release is another one, or came after it; `false` for a name that is none. */
export function isSince(release: string, first: OssmReleaseName): boolean {
  const names: readonly string[] = Object.keys(ossmReleases);
  return names.indexOf(release) >= names.indexOf(first);
}

/** The release that a channel of package `servicemeshoperator3` follows; none where it follows whichever is newest. */
export function tryReleaseOfChannel(channel: string | undefined): OssmReleaseName | undefined {
  const names = Object.keys(ossmReleases) as OssmReleaseName[];
  return names.find((name) => ossmReleases[name].channel === channel);
}
