import { describe, expect, test } from 'vitest';
import { readCrdFolder } from '../../lib/crds/crd';
import { isIstioSince, positionOf, tryIstioMinor } from '../../lib/platform/istio-versions';
import { openshiftBetween, openshiftReleaseNames } from '../../lib/platform/openshift';
import {
  asOf,
  isSince,
  newestOssmRelease,
  type OssmRelease,
  ossmReleases,
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

test('a release as of a name that is none of its patch releases is the release', () => {
  const ossm = ossmReleases['3.4'];

  for (const name of [undefined, '', 'servicemeshoperator3.v3.4.x', 'servicemeshoperator3.v3.3.0']) {
    expect(asOf(ossm, name)).toBe(ossm);
  }
  expect(asOf(ossm, 'servicemeshoperator3.v3.4.7')).toEqual(ossm);
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
