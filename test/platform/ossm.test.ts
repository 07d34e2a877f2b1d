import { describe, expect, test } from 'vitest';
import { readCrdFolder } from '../../lib/crds/crd';
import { openshiftBetween, openshiftReleaseNames } from '../../lib/platform/openshift';
import {
  asOf,
  isIstioSince,
  isSince,
  newestOssmRelease,
  type OssmRelease,
  ossmReleases,
  positionOf,
  tryIstioMinor,
  tryMinorsApart,
  tryNextVersion,
  tryOssmRelease,
} from '../../lib/platform/ossm';

const releases = Object.entries<OssmRelease>(ossmReleases);
const crdFiles = readCrdFolder('crds/ossm');

describe.each(releases)('release %s', (name, ossm) => {
  const { installable, aliases, endOfLife } = ossm;

  test('installs versions, newest first and each once', () => {
    expect(installable.length).toBeGreaterThan(0);
    expect(installable).toEqual([...installable].sort((a, b) => numberOf(b) - numberOf(a)));
    expect(new Set(installable).size).toBe(installable.length);
  });

  test('has an alias for each minor but those of a technology preview, and no other', () => {
    const minors = new Set(installable.map((version) => version.replace(/\.\d+$/, '-latest')));

    expect(aliases).toEqual(name === '3.0.0-tp.2' ? [] : [...minors]);
  });

  test('ranks an alias as the newest patch of its minor', () => {
    for (const alias of aliases) {
      const patches = installable.filter((version) => version.startsWith(alias.replace('-latest', '.')));
      expect(patches[0]).toBe(installable[positionOf(alias, ossm)]);
    }
  });

  test('knows since when it installs each version of its newest minor, the newest ones last', () => {
    const { firstInstalledBy, newest } = ossm;
    if (!firstInstalledBy) return;
    const minor = installable.filter((version) => isIstioSince(version, tryIstioMinor(installable[0] ?? '') ?? 0));
    const patches = minor.map((version) => firstInstalledBy[version] ?? -1);

    expect(Object.keys(firstInstalledBy)).toEqual(minor);
    expect(patches).toEqual([...patches].sort((a, b) => b - a));
    expect(patches.at(-1)).toBe(0);
    expect(patches[0]).toBeLessThanOrEqual(Number(newest.split('.').at(-1)));
  });

  test('installs nothing whose life has ended', () => {
    expect(endOfLife.filter((version) => [...installable, ...aliases].includes(version))).toEqual([]);
  });

  test('runs from one OpenShift release to another that is no older', () => {
    const names: readonly string[] = openshiftReleaseNames;
    const positions = [ossm.minimumOpenShift, ossm.maximumOpenShift ?? '4.23'].map((name) => names.indexOf(name));

    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  test('is what its CRDs say', () => {
    const versions = [...installable, ...aliases, ...endOfLife];
    const [istio, cni, ztunnel] = ['Istio', 'IstioCNI', 'ZTunnel'].map((kind) => crdOf(name, kind));

    expect(istio?.enum).toEqual(cni?.enum);
    expect([...(istio?.enum ?? [])].sort()).toEqual(versions.sort());
    expect(istio?.apiVersions).toContain(ossm.sailApiVersion);
    expect(cni?.apiVersions).toContain(ossm.sailApiVersion);
    expect(ztunnel?.apiVersions[0]).toBe(ossm.ztunnelApiVersion);
  });
});

test('a release follows its own channel, and no version of it stands in that of another', () => {
  const { '3.0.0-tp.2': preview, ...supported } = ossmReleases;

  expect(preview).toMatchObject({ channel: 'candidates', csvPrefix: 'servicemeshoperator3.v3.0.0-tp.2' });
  for (const [name, { channel, csvPrefix }] of Object.entries(supported)) {
    expect({ channel, csvPrefix }).toEqual({ channel: `stable-${name}`, csvPrefix: `servicemeshoperator3.v${name}.` });
  }
});

test('a release has the Kiali whose CRDs are here, but for a technology preview', () => {
  const kialis = releases.map(([, { kiali }]) => kiali);
  const files = [...readCrdFolder('crds/kiali').keys()].map((path) => path.replace(/^.*\/(.*)\.yaml$/, 'v$1'));

  expect(kialis[0]).toBeUndefined();
  expect(kialis.slice(1).sort()).toEqual(files.sort());
});

test('the newest release is the last of the table, and none installs an older Istio than the one before', () => {
  const newestVersions = releases.map(([, { installable }]) => numberOf(installable[0] ?? ''));

  expect(releases.at(-1)?.[0]).toBe(newestOssmRelease);
  expect(newestVersions).toEqual([...newestVersions].sort((a, b) => a - b));
});

test('only a name of the table is a release', () => {
  expect(tryOssmRelease('3.4')).toBe(ossmReleases['3.4']);
  expect(['3.5', '', 'constructor', '__proto__', 'toString'].map(tryOssmRelease)).toEqual(Array(5).fill(undefined));
});

test('a version ranks by how many newer ones there are, and an unknown one not at all', () => {
  const ossm = ossmReleases['3.4'];

  expect(positionOf('v1.30.3', ossm)).toBe(0);
  expect(positionOf('v1.30-latest', ossm)).toBe(0);
  expect(positionOf('v1.28-latest', ossm)).toBe(2);
  expect(positionOf('v1.27.3', ossm)).toBe(10);
  expect(['v1.2', 'v1.2-latest', 'v1.26-latest', '', 'v9'].map((version) => positionOf(version, ossm))).toEqual(
    Array(5).fill(-1),
  );
});

test('an update goes to the newest patch of the next minor, and within the newest minor to its newest patch', () => {
  const next = (version: string) => tryNextVersion(version, ossmReleases['3.4']);

  expect(['v1.27.3', 'v1.28.10', 'v1.30.1', 'v1.30.3'].map(next)).toEqual([
    'v1.28.10',
    'v1.30.3',
    'v1.30.3',
    undefined,
  ]);
  expect(['v1.27-latest', 'v1.28-latest', 'v1.30-latest'].map(next)).toEqual([
    'v1.28-latest',
    'v1.30-latest',
    undefined,
  ]);
});

/** Minor and patch as one number that orders versions. */
function numberOf(version: string): number {
  const [, minor, patch] = /^v1\.(\d+)\.(\d+)$/.exec(version) ?? [];
  return Number(minor) * 1000 + Number(patch);
}

/** What the CRD of a release says of `spec.version`, and the versions that serve its kind, newest first. */
function crdOf(release: string, kind: string) {
  const file = [...crdFiles].findLast(([path]) => path.includes(`/${release}.`))?.[1] ?? [];
  const { group, versions } = file.find(({ spec }) => spec.names.kind === kind)?.spec ?? { versions: [] };
  const schema = versions[0]?.schema.openAPIV3Schema as VersionSchema | undefined;
  return {
    enum: schema?.properties.spec.properties.version?.enum,
    apiVersions: versions.filter(({ served }) => served).map(({ name }) => `${group}/${name}`),
  };
}

interface VersionSchema {
  readonly properties: {
    readonly spec: { readonly properties: { readonly version?: { readonly enum: readonly string[] } } };
  };
}

test('a release came after those before it, and a name that is none after none', () => {
  expect(Object.keys(ossmReleases).filter((name) => isSince(name, '3.2'))).toEqual(['3.2', '3.3', '3.4']);
  expect(isSince('3.9', '3.0')).toBe(false);
});

test('each release runs on these OpenShift releases', () => {
  const runsOn = Object.entries(ossmReleases).map(([name, release]) => {
    const { minimumOpenShift, maximumOpenShift }: OssmRelease = release;
    const range = openshiftBetween(minimumOpenShift, maximumOpenShift);
    return `${name}: ${range[0]} to ${range.at(-1)}`;
  });

  expect(runsOn).toEqual([
    '3.0.0-tp.2: 4.14 to 4.17',
    '3.0: 4.14 to 4.19',
    '3.1: 4.16 to 4.23',
    '3.2: 4.18 to 4.23',
    '3.3: 4.18 to 4.23',
    '3.4: 4.20 to 4.23',
  ]);
});

test.each([
  ['v1.30.3', 'v1.30.1', 0],
  ['v1.30.3', 'v1.28-latest', 1],
  ['v1.24.6', 'v1.26.2', 1],
  ['v1.23.0', 'v1.30.1', 5],
  ['v1.28.4', 'v1.30-latest', 1],
  ['v1.29.0', 'v1.30.3', undefined],
])('%s and %s are %s minors apart that releases install', (version, other, apart) => {
  expect(tryMinorsApart(version, other)).toBe(apart);
});

test.each([
  ['v1.26.2', true],
  ['v1.26-latest', true],
  ['v1.30.3', true],
  ['v1.24.6', false],
  ['v1.9.0', false],
  ['1.26.2', false],
  ['latest', false],
])('whether Istio %s is of minor 26 or newer: %s', (version, expected) => {
  expect(isIstioSince(version, 26)).toBe(expected);
});

test('a release as of a name that is none of its patch releases is the release', () => {
  const ossm = ossmReleases['3.4'];

  for (const name of [undefined, '', 'servicemeshoperator3.v3.4.x', 'servicemeshoperator3.v3.3.0']) {
    expect(asOf(ossm, name)).toBe(ossm);
  }
  expect(asOf(ossm, 'servicemeshoperator3.v3.4.7')).toEqual(ossm);
});
