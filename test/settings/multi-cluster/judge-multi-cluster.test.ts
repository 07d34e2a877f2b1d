import { expect, test } from 'vitest';
import { faultsOf, inPlane, reference } from '../../support';

const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';
const at = 'crc: controlPlanes[0]';
const certificateAuthority = { signer: 'istiod', issuerRef: { name: 'mesh-root' } };

/** The reference as a primary cluster. */
function primary(changes: object = {}, multiCluster: object = {}) {
  return inPlane({ certificateAuthority, multiCluster: { meshID: 'acme', ...multiCluster }, ...changes });
}

/** A remote cluster without anything; that its primary is not known is another fault. */
function remoteFaults(changes: object = {}, remote: object = {}) {
  const multiCluster = { meshID: 'acme', remote: { primary: 'east', remotePilotAddress: '192.0.2.10', ...remote } };
  const faults = faultsOf({ ...reference, controlPlanes: [{ multiCluster, ...changes }] });
  return faults.filter((fault) => !fault.startsWith(`${at}.multiCluster.remote.primary: no cluster`));
}

test('a primary with a root that others have too has no fault', () => {
  expect(faultsOf(primary())).toEqual([]);
  expect(faultsOf(primary({ certificateAuthority: { issuerRef: { name: 'mesh-root' } } }))).toEqual([]);
  expect(faultsOf(primary({ networkPolicies: 'rendered', denyByDefault: true }))).toEqual([]);
});

test('names are labels', () => {
  expect(faultsOf(primary({}, { meshID: 'Acme', network: 'a/b', clusterName: '' }))).toEqual([
    `${at}.multiCluster.meshID: "Acme" is not a DNS label: ${label}`,
    `${at}.multiCluster.network: "a/b" is not a DNS label: ${label}`,
    `${at}.multiCluster.clusterName: "" is not a DNS label: ${label}`,
  ]);
});

/** IstioCSR keeps the issuer that it was made with. */
const deleteFirst = ', and delete "IstioCSR default" first where it runs';

test.each([
  [undefined, ''],
  [{}, deleteFirst],
  [{ signer: 'istiod' }, ''],
])('%j makes a root that other clusters do not have', (authority, then) => {
  expect(faultsOf(primary({ certificateAuthority: authority }))).toEqual([
    `${at}.certificateAuthority.issuerRef: missing, and a root of this cluster's own is believed in no other; give the issuer of the mesh's root: { name: '…' }${then}`,
  ]);
});

test('a remote cluster needs a root only for a signer of its own', () => {
  expect(remoteFaults()).toEqual([]);
  expect(remoteFaults({ certificateAuthority: {} })).toEqual([
    `${at}.certificateAuthority.issuerRef: missing, and a root of this cluster's own is believed in no other; give the issuer of the mesh's root: { name: '…' }${deleteFirst}`,
  ]);
  expect(remoteFaults({ certificateAuthority: { issuerRef: { name: 'mesh-root' } } })).toEqual([]);
});

test('several clusters are for sidecars', () => {
  const say = 'ambient mode in several clusters is a technology preview; remove it, or leave the pods to sidecars';

  expect(faultsOf(primary({ dataplaneMode: 'ambient' }))).toContain(`${at}.multiCluster: ${say}`);
});

test('what istiod reads is not written where it does not run', () => {
  const say = 'istiod runs in "east" and learns what gateways serve there alone; write them in that cluster';
  const gateway = { name: 'g', namespace: 'g' };

  expect(remoteFaults({ gateways: [gateway], egressGateways: [{ name: 'e', namespace: 'e' }] })).toEqual([
    `${at}.gateways: ${say}`,
    `${at}.egressGateways: ${say}`,
  ]);
});

test.each([
  ['peerAuthentication', { peerAuthentication: {} }],
  ['denyByDefault', { denyByDefault: true }],
  ['observability.kiali', { observability: { kiali: true } }],
  ['revisionTags', { revisionTags: [{ name: 'stable' }] }],
  ['externalServices', { externalServices: [{ name: 'pay', hosts: ['pay.acme.org'], ports: [] }] }],
])('neither is %s', (field, settings) => {
  expect(remoteFaults(settings)).toContainEqual(expect.stringMatching(new RegExp(`\\[0\\]\\.${field}: `)));
});

test('annotations of the load balancer are names with texts', () => {
  const annotations = { 'a b': 'x', size: 3n };

  expect(faultsOf(primary({}, { eastWestGateway: { annotations } }))).toEqual([
    `${at}.multiCluster.eastWestGateway.annotations["size"]: expected a string, got 3n`,
    `${at}.multiCluster.eastWestGateway.annotations["a b"]: "a b" is not a name of an annotation`,
  ]);
});

test.each(['192.0.2.10', 'eastwest.acme.org'])('%s leads to a primary', (remotePilotAddress) => {
  expect(remoteFaults({}, { remotePilotAddress })).toEqual([]);
});

test.each([
  ['', 'is empty; give a domain, e.g. "apps-crc.testing"'],
  ['https://east.acme.org', '"https://east.acme.org" carries a scheme; write "east.acme.org"'],
  ['192.0.2.10:15012', '"192.0.2.10:15012" carries a port or path; write "192.0.2.10"'],
  ['192.0.2.300', '"192.0.2.300" is an address; give a domain, e.g. "apps-crc.testing"'],
])('"%s" leads to no primary', (remotePilotAddress, say) => {
  expect(remoteFaults({}, { remotePilotAddress })).toEqual([`${at}.multiCluster.remote.remotePilotAddress: ${say}`]);
});

test('a revision that pods of other clusters use is not left to be pruned', () => {
  expect(remoteFaults({ updateStrategy: { type: 'RevisionBased' } })).toEqual([
    `${at}.updateStrategy.type: "RevisionBased" is not for a control plane of several clusters, whose pods elsewhere nobody counts; write "InPlace"`,
  ]);
  expect(faultsOf(primary({ updateStrategy: { type: 'RevisionBased' } }))).toEqual([]);
});

test('an east-west gateway is one gateway among the others', () => {
  expect(faultsOf(primary({}, { eastWestGateway: { name: 'ingressgateway', replicas: -1 } }))).toEqual([
    `${at}.multiCluster.eastWestGateway.name: "ingressgateway" gets the label istio=ingressgateway of controlPlanes[0].gateways[0], and both would serve each other's hosts; rename one`,
    `${at}.multiCluster.eastWestGateway.replicas: -1 is not a whole number from 0`,
  ]);
});
