import { describe, expect, it } from 'vitest';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';

const issuerRef = { name: 'mesh-root' };

function member(name: string, multiCluster: object = {}, plane: object = {}) {
  return {
    name,
    appsDomain: `apps.${name}.acme.org`,
    controlPlanes: [
      {
        multiCluster: { meshID: 'acme', ...multiCluster },
        certificateAuthority: { signer: 'istiod', issuerRef },
        ...plane,
      },
    ],
  };
}

function remote(primary: string, plane: object = {}, multiCluster: object = {}) {
  const settings = { remote: { primary, remotePilotAddress: '192.0.2.10' }, ...multiCluster };
  return member('west', settings, { certificateAuthority: undefined, ...plane });
}

const faultsOf = (...clusters: readonly object[]) => resolveClusters(clusters).faults;

describe('clusters of one mesh', () => {
  it('differ in name and network by default', () => {
    expect(faultsOf(member('east'), member('west'))).toEqual([]);
  });

  it('have names and networks of their own', () => {
    const shared = { clusterName: 'one', network: 'net' };

    expect(faultsOf(member('east', shared), member('west', shared))).toEqual([
      'west: controlPlanes[0].multiCluster.clusterName: "one" is the name of cluster "east" too; give each cluster of mesh "acme" its own',
      'west: controlPlanes[0].multiCluster.network: "net" is the network of cluster "east" too; give each cluster of mesh "acme" its own',
    ]);
    expect(faultsOf(member('east', shared), member('west', { ...shared, meshID: 'other' }))).toEqual([]);
  });

  it('have one trust domain', () => {
    const values = { meshConfig: { trustDomain: 'west.acme.org' } };

    expect(faultsOf(member('east'), member('west', {}, { values }))).toEqual([
      'west: controlPlanes[0].values.meshConfig.trustDomain: "west.acme.org" is not the trust domain of cluster "east", "cluster.local"; write the same in all clusters of a mesh',
    ]);
    expect(faultsOf(member('east', {}, { values }), member('west', {}, { values }))).toEqual([]);
    expect(
      faultsOf(member('east'), member('west', {}, { values: { meshConfig: { trustDomain: Object.create(null) } } })),
    ).toEqual([expect.stringContaining('a map is not the trust domain')]);
  });

  it('are at most one minor of Istio apart', () => {
    const [east, west] = [member('east', {}, { version: 'v1.30.3' }), member('west', {}, { version: 'v1.27.9' })];

    expect(faultsOf(east, west)).toEqual([
      'west: controlPlanes[0].version: v1.27.9 is 2 minors from that of cluster "east", v1.30.3; clusters of a mesh may be one apart, while they are upgraded',
    ]);
    expect(faultsOf(east, member('west', {}, { version: 'v1.28-latest' }))).toEqual([]);
  });
});

describe('a remote cluster', () => {
  const at = 'west: controlPlanes[0]';

  it('has a primary, whichever of them stands first', () => {
    expect(faultsOf(member('east'), remote('east'))).toEqual([]);
    expect(faultsOf(remote('east'), member('east'))).toEqual([]);
  });

  it('names one that is known, in its own mesh', () => {
    const say = `${at}.multiCluster.remote.primary: no cluster here has the clusterName "east" and the meshID "acme"; write both in the same main.ts, since the primary is made to answer`;

    expect(faultsOf(remote('east'))).toEqual([say]);
    expect(faultsOf(member('east', { meshID: 'other' }), remote('east'))).toEqual([say]);
    expect(faultsOf(member('east', { clusterName: 'e1' }), remote('east'))).toEqual([say]);
  });

  it('names one that runs a control plane', () => {
    const say = `${at}.multiCluster.remote.primary: "west" is a remote cluster itself; name one that runs a control plane`;

    expect(faultsOf(member('east'), remote('west'))).toEqual([say]);
  });

  it('asks the signer that its primary asks', () => {
    const csr = { certificateAuthority: { signer: 'istio-csr', issuerRef } };
    const east = member('east', {}, csr);

    expect(faultsOf(east, remote('east', csr))).toEqual([]);
    expect(faultsOf(east, remote('east'))).toEqual([
      `${at}.certificateAuthority: in "east" pods get their certificates from istio-csr, and here they ask for it too; write signer: 'istio-csr'`,
    ]);
    expect(faultsOf(member('east'), remote('east', csr))).toEqual([
      `${at}.certificateAuthority: istiod of "east" signs the certificates of a remote cluster; remove it`,
    ]);
  });

  it('calls things as its primary does', () => {
    const named = { name: 'mesh', namespace: 'mesh' };
    const eastWestGateway = { name: 'between', namespace: 'between' };

    expect(faultsOf(member('east'), remote('east', named, { eastWestGateway }))).toEqual([
      `${at}.name: "mesh" is not what it is in "east", where istiod runs; write "default"`,
      `${at}.namespace: "mesh" is not what it is in "east", where istiod runs; write "istio-system"`,
      `${at}.multiCluster.eastWestGateway.name: "between" is not what it is in "east", which opens the gateways of both; write "istio-eastwestgateway"`,
    ]);
    expect(faultsOf(member('east', { eastWestGateway }, named), remote('east', named, { eastWestGateway }))).toEqual(
      [],
    );
  });

  it('is served by a control plane that is updated in place', () => {
    const east = member('east', {}, { updateStrategy: { type: 'RevisionBased' } });

    expect(faultsOf(east, remote('east'))).toEqual([
      'east: controlPlanes[0].updateStrategy.type: "RevisionBased" is not for a control plane of several clusters, whose pods elsewhere nobody counts; write "InPlace"',
    ]);
  });
});
