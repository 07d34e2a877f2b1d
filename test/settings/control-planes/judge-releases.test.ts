import { expect, test } from 'vitest';
import { faultsOf, inPlane, reference } from '../../support';

const installable =
  'v1.30.3, v1.30.1, v1.28.10, v1.28.8, v1.28.6, v1.28.5, v1.28.4, v1.27.9, v1.27.8, v1.27.5, v1.27.3, v1.30-latest, v1.28-latest, v1.27-latest';

test.each(['3.5', 'v3.4', 'latest', '', 'constructor'])(
  'release %j is unknown, and the known ones are told',
  (release) => {
    expect(faultsOf({ ...reference, release })).toEqual([
      `crc: release: no Service Mesh release "${release}"; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4`,
    ]);
  },
);

test.each(['4.13', '4.200', '', 'toString'])('OpenShift %j is unknown, and the known ones are told', (openshift) => {
  expect(faultsOf({ ...reference, openshift })).toEqual([
    `crc: openshift: no OpenShift release "${openshift}"; known: 4.14, 4.15, 4.16, 4.17, 4.18, 4.19, 4.20, 4.21, 4.22, 4.23`,
  ]);
});

test('a release is refused on an OpenShift that is too old or too new for it', () => {
  expect(faultsOf({ ...reference, openshift: '4.19' })).toEqual([
    'crc: release: release 3.4 does not run on OpenShift 4.19; it runs on 4.20, 4.21, 4.22, 4.23, and on OpenShift 4.19 run 3.0, 3.1, 3.2, 3.3',
  ]);
  expect(faultsOf({ ...inPlane({ version: 'v1.24.6' }), release: '3.0' })).toEqual([
    'crc: release: release 3.0 does not run on OpenShift 4.20; it runs on 4.14, 4.15, 4.16, 4.17, 4.18, 4.19, and on OpenShift 4.20 run 3.1, 3.2, 3.3, 3.4',
  ]);
});

test.each([
  ['v1.99.0', ''],
  ['v1.29-latest', ''],
  ['v1.26.8', ' (end of life)'],
  ['v1.26-latest', ' (end of life)'],
])('Istio version %j is refused with those that the release installs', (version, reason) => {
  expect(faultsOf(inPlane({ version }))).toEqual([
    `crc: controlPlanes[0].version: release 3.4 cannot install Istio ${version}${reason}; installable: ${installable}`,
  ]);
});

test('a version without its "v" is told what it is called', () => {
  expect(faultsOf(inPlane({ version: '1.30.3' }))).toEqual([
    `crc: controlPlanes[0].version: release 3.4 cannot install Istio 1.30.3; did you mean "v1.30.3"? installable: ${installable}`,
  ]);
});

test('the CNI plugin takes the same versions, and is not blamed for those of a control plane', () => {
  expect(faultsOf({ ...reference, cni: { version: 'v1.26.8' } })).toEqual([
    `crc: cni.version: release 3.4 cannot install Istio v1.26.8 (end of life); installable: ${installable}`,
  ]);
  expect(faultsOf({ ...reference, cni: { version: 'v1.28-latest' } })).toEqual([]);
  expect(
    faultsOf({ ...reference, controlPlanes: [{ version: 'v8' }, { name: 'b', namespace: 'b', version: 'v9' }] }),
  ).toEqual([
    `crc: controlPlanes[0].version: release 3.4 cannot install Istio v8; installable: ${installable}`,
    `crc: controlPlanes[1].version: release 3.4 cannot install Istio v9; installable: ${installable}`,
  ]);
});

test('versions are not judged by a release that is none', () => {
  expect(faultsOf({ ...inPlane({ version: 'v1.31.0' }), release: '3.5' })).toHaveLength(1);
});

test('an update strategy is one of two, and its grace period a whole number', () => {
  const updateStrategy = { type: 'revisionBased', inactiveRevisionDeletionGracePeriodSeconds: Number.NaN };

  expect(faultsOf({ ...inPlane({ updateStrategy }), release: '3.5' })).toEqual([
    'crc: controlPlanes[0].updateStrategy.type: "revisionBased" is not known; did you mean "RevisionBased"?',
    'crc: release: no Service Mesh release "3.5"; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4',
    'crc: controlPlanes[0].updateStrategy.inactiveRevisionDeletionGracePeriodSeconds: NaN is not a whole number from 0',
  ]);
  expect(faultsOf(inPlane({ updateStrategy: { inactiveRevisionDeletionGracePeriodSeconds: -1 } }))).toEqual([
    'crc: controlPlanes[0].updateStrategy.inactiveRevisionDeletionGracePeriodSeconds: -1 is not a whole number from 0',
  ]);
  expect(faultsOf(inPlane({ updateStrategy: { inactiveRevisionDeletionGracePeriodSeconds: 0 } }))).toEqual([]);
});

test('an alias is refused with RevisionBased, whose revisions are named after patches', () => {
  const updateStrategy = { type: 'RevisionBased' };

  expect(faultsOf(inPlane({ version: 'v1.28-latest', updateStrategy }))).toEqual([
    'crc: controlPlanes[0].version: alias "v1.28-latest" defeats updateStrategy RevisionBased; write the patch, e.g. "v1.30.3"',
  ]);
  expect(faultsOf(inPlane({ version: 'v1.28.10', updateStrategy }))).toEqual([]);
  expect(faultsOf(inPlane({ version: 'v1.28-latest' }))).toEqual([]);
});

test('upgrades are approved in one of two ways', () => {
  const operators = { 'openshift-cert-manager-operator': { installPlanApproval: 'manual' } };

  expect(faultsOf({ ...reference, operators })).toEqual([
    'crc: operators.openshift-cert-manager-operator.installPlanApproval: "manual" is not known; did you mean "Manual"?',
  ]);
});

test('a starting version needs manual approval', () => {
  const startingCSV = 'servicemeshoperator3.v3.4.0';

  expect(faultsOf({ ...reference, operators: { servicemeshoperator3: { startingCSV } } })).toEqual([
    `crc: operators.servicemeshoperator3.startingCSV: Automatic upgrades past "servicemeshoperator3.v3.4.0" at once; set installPlanApproval: 'Manual'`,
  ]);
  expect(
    faultsOf({ ...withManual({ servicemeshoperator3: startingCSV }), controlPlanes: [{ version: 'v1.30.1' }] }),
  ).toEqual([]);
});

test('the operator that the settings start with installs no version that came later', () => {
  const started = (patch: number, version: string, release = '3.4') => ({
    ...withManual({ servicemeshoperator3: `servicemeshoperator3.v${release}.${patch}` }),
    release,
    controlPlanes: [{ version }],
  });
  const earlier = installable.replace('v1.30.3, ', '');

  expect(faultsOf(started(0, 'v1.30.3'))).toEqual([
    `crc: controlPlanes[0].version: "servicemeshoperator3.v3.4.0" cannot install Istio v1.30.3; installable: ${earlier}`,
  ]);
  expect(faultsOf(started(0, 'v1.30-latest'))).toEqual([]);
  expect(faultsOf(started(1, 'v1.30.3'))).toEqual([]);
  expect(faultsOf(started(5, 'v1.28.10', '3.3'))).toHaveLength(1);
  expect(faultsOf(started(6, 'v1.28.10', '3.3'))).toEqual([]);
});

test('an operator that nothing needs is refused, even without settings of its own', () => {
  const operators = { 'kiali-ossm': {}, 'tempo-product': { source: 'mirror' }, 'opentelemetry-product': undefined };
  const say = 'no part of the mesh needs it; remove it, or ask for what it brings by observability of a control plane';

  expect(faultsOf({ ...reference, operators })).toEqual([
    `crc: operators.kiali-ossm: ${say}`,
    `crc: operators.tempo-product: ${say}`,
  ]);
  expect(faultsOf({ ...inPlane({ observability: {} }), operators: { 'kiali-ossm': {} } })).toEqual([]);
});

test('a starting version of the mesh operator stands in the channel of the release', () => {
  const settings = withManual({ servicemeshoperator3: 'servicemeshoperator3.v3.3.6' });

  expect(faultsOf(settings)).toEqual([
    'crc: operators.servicemeshoperator3.startingCSV: "servicemeshoperator3.v3.3.6" is not in the channel; its names start with "servicemeshoperator3.v3.4."',
  ]);
  expect(faultsOf({ ...settings, release: '3.5' })).toEqual([
    'crc: release: no Service Mesh release "3.5"; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4',
  ]);
  expect(faultsOf(withManual({ 'openshift-cert-manager-operator': 'cert-manager-operator.v1.18.0' }))).toEqual([]);
});

/** The reference with operators that start at these versions. */
function withManual(startingCSVs: Readonly<Record<string, string>>) {
  const entries = Object.entries(startingCSVs).map(([name, startingCSV]) => [
    name,
    { installPlanApproval: 'Manual', startingCSV },
  ]);
  return { ...reference, operators: Object.fromEntries(entries) };
}

test('the CNI plugin has the minor of each control plane, or the one before it in the release', () => {
  const settings = (cni: string | undefined, ...versions: readonly string[]) => ({
    ...reference,
    cni: { version: cni },
    controlPlanes: versions.map((version, i) => ({ name: `p${i}`, namespace: `in-${i}`, version })),
  });
  const fault = (cni: string, plane: string, version: string) =>
    `crc: cni.version: ${cni} does not serve control plane "${plane}" (${version}); it takes one of v1.30.3, v1.30.1, v1.28.10, v1.28.8, v1.28.6, v1.28.5, v1.28.4, v1.30-latest, v1.28-latest`;

  expect(faultsOf(settings('v1.28.10', 'v1.30.3'))).toEqual([]);
  expect(faultsOf(settings('v1.28-latest', 'v1.30.3', 'v1.28.4'))).toEqual([]);
  expect(faultsOf(settings('v1.27.9', 'v1.30.3'))).toEqual([fault('v1.27.9', 'p0', 'v1.30.3')]);
  expect(faultsOf(settings(undefined, 'v1.27.9', 'v1.30.3'))).toEqual([fault('v1.27.9', 'p1', 'v1.30.3')]);
  expect(faultsOf(settings('v1.30.3', 'v1.28.10'))).toHaveLength(1);
});

test('a catalog is named as OpenShift names it, and a starting version as its operator', () => {
  const operators = {
    servicemeshoperator3: { source: '', sourceNamespace: 'Bad Name' },
    'openshift-cert-manager-operator': { installPlanApproval: 'Manual', startingCSV: 'x' },
  };
  const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

  expect(faultsOf({ ...reference, operators })).toEqual([
    `crc: operators.servicemeshoperator3.source: "" is not a DNS label: ${label}`,
    `crc: operators.servicemeshoperator3.sourceNamespace: "Bad Name" is not a DNS label: ${label}`,
    'crc: operators.openshift-cert-manager-operator.startingCSV: "x" is not in the channel; its names start with "cert-manager-operator.v"',
  ]);
});

test('all faults of one setting are reported at once', () => {
  const operators = { servicemeshoperator3: { startingCSV: 'foo' } };

  expect(faultsOf({ ...reference, operators })).toHaveLength(2);
});
