/**
 * Istio versions, and how far apart they are.
 *
 * Sources: openshift-service-mesh/sail-operator `docs/update-strategy` for which versions work together, judged by the minors
 * that a release installs: none installs 1.25 or 1.29.
 */
import { type OssmRelease, ossmReleases } from './ossm';

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
