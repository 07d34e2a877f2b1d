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

/**
 * Whether a CNI plugin of one version serves a control plane of another: of the same minor or of the next that the release
 * installs, e.g. 1.28 and 1.30 (sail-operator `docs/update-strategy`, judged by the release's own list of minors).
 */
export function servesControlPlane(cniVersion: string, version: string, release: OssmRelease): boolean {
  const behind = minorsBehind(cniVersion, version, release);
  return behind === 0 || behind === 1;
}

/** By how many of a release's minors a version is older than another one, unless the release installs only one of them. */
export function tryMinorsBehind(
  version: string | undefined,
  other: string | undefined,
  release: OssmRelease,
): number | undefined {
  const isKnown = version && other && positionOf(version, release) >= 0 && positionOf(other, release) >= 0;
  return isKnown ? minorsBehind(version, other, release) : undefined;
}

/** How far two versions lie apart among the minors of all releases; `undefined` where no release installs one of them. */
export function tryMinorsApart(version: string, other: string): number | undefined {
  const versions = Object.values(ossmReleases).flatMap(({ installable }) => [...installable].reverse());
  const minors = [...new Set(versions.map(tryIstioMinor))];
  const places = [version, other].map((each) => minors.indexOf(tryIstioMinor(each)));
  const [place = -1, otherPlace = -1] = places;
  return places.includes(-1) ? undefined : Math.abs(place - otherPlace);
}

/**
 * The version to update to from this one, a minor at a time: the newest patch of the next minor that the release installs,
 * or of its own where there is none. An alias leads to an alias; `undefined` where nothing is newer.
 */
export function tryNextVersion(version: string, { installable, aliases }: OssmRelease): string | undefined {
  const minors = [...new Set(installable.map(tryIstioMinor))];
  const minor = minors[Math.max(minors.indexOf(tryIstioMinor(version)) - 1, 0)];
  const candidates = aliases.includes(version) ? aliases : installable;
  const next = candidates.find((candidate) => tryIstioMinor(candidate) === minor);
  return next === version ? undefined : next;
}

/** Negative where the version is newer. */
function minorsBehind(version: string, other: string, { installable }: OssmRelease): number {
  const minors = [...new Set(installable.map(tryIstioMinor))];
  return minors.indexOf(tryIstioMinor(version)) - minors.indexOf(tryIstioMinor(other));
}

/** The minor of an Istio version or of an alias, e.g. 26 of `v1.26.8` and of `v1.26-latest`; `undefined` where it is none. */
export function tryIstioMinor(version: string): number | undefined {
  const [, minor] = /^v1\.(\d+)/.exec(version) ?? [];
  return minor === undefined ? undefined : Number(minor);
}

/** Whether an Istio version is of a minor, or came after it; `false` where it is no version. */
export function isIstioSince(version: string, minor: number): boolean {
  return (tryIstioMinor(version) ?? 0) >= minor;
}

/** How many installable versions are newer than this one; an alias stands where the newest patch of its minor does. */
export function positionOf(version: string, { installable }: OssmRelease): number {
  const minor = version.replace('-latest', '.');
  return installable.findIndex(
    (candidate) => candidate === version || (minor !== version && candidate.startsWith(minor)),
  );
}
