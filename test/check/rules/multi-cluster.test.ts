import { describe, expect, test } from 'vitest';
import { lint } from '../../../lib/check/lint';
import type { Rule } from '../../../lib/check/rule';
import { clusterIdentity } from '../../../lib/check/rules/multi-cluster/cluster-identity';
import { commonRoot } from '../../../lib/check/rules/multi-cluster/common-root';
import { eastWestServer } from '../../../lib/check/rules/multi-cluster/east-west-server';
import { eastWestService } from '../../../lib/check/rules/multi-cluster/east-west-service';
import { injectionPath } from '../../../lib/check/rules/multi-cluster/injection-path';
import { networkLabel } from '../../../lib/check/rules/multi-cluster/network-label';
import { meshOf } from './examples';

/** Where a rule finds something in a text of its own. */
function found(rule: Rule, text: string, given = ''): readonly string[] {
  return lint(meshOf({ ...rule, given }, text), [rule]).map(({ at }) => at);
}

const istio = (global: string) => `
  apiVersion: sailoperator.io/v1
  kind: Istio
  metadata: { name: default }
  spec: { namespace: istio-system, version: v1.30.3, values: { global: { ${global} } } }`;

const namespace = (labels: string) => `
  apiVersion: v1
  kind: Namespace
  metadata: { name: istio-system, labels: { ${labels} } }`;

describe('MC001', () => {
  test.each([
    ['a mesh ID alone', 'meshID: mesh1', []],
    ['a cluster name alone', 'multiCluster: { clusterName: cluster1 }', []],
    ['a network alone', 'network: net1', ['spec.values.global.multiCluster.clusterName']],
    ['no mesh ID', 'network: net1, multiCluster: { clusterName: a }', ['spec.values.global.meshID']],
  ])('%s', (_, global, expected) => {
    expect(found(clusterIdentity, istio(global))).toEqual(expected);
  });
});

describe('MC002', () => {
  test.each([
    ['no network at all', '', namespace(''), 0],
    ['no label', 'network: net1', namespace(''), 1],
    ['a label alone', '', namespace('topology.istio.io/network: net1'), 1],
    ['labels that nobody knows', 'network: net1', '', 0],
  ])('%s', (_, global, given, count) => {
    expect(found(networkLabel, istio(global), given)).toHaveLength(count);
  });
});

describe('MC006', () => {
  const secret = (where: string) => `
  apiVersion: v1
  kind: Secret
  metadata: { name: cacerts, namespace: ${where} }`;
  const remote = istio('network: net1').replace('spec: {', 'spec: { profile: remote,');

  test.each([
    ['no Secret', istio('network: net1'), '', 1],
    ['a Secret', istio('network: net1'), secret('istio-system'), 0],
    ['a Secret elsewhere', istio('network: net1'), secret('istio-ingress'), 1],
    ['no other cluster', istio('meshID: mesh1'), '', 0],
    ['a signer of its own', istio('network: net1, caAddress: "csr.istio-csr.svc:443"'), '', 0],
    ['istiod elsewhere', remote, '', 0],
  ])('%s', (_, text, given, count) => {
    expect(found(commonRoot, text, given)).toHaveLength(count);
  });
});

describe('MC005', () => {
  const server = (protocol: string, tls: string) => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: shop, namespace: shop }
  spec:
    selector: { istio: gateway }
    servers: [{ port: { number: 15443, name: tls, protocol: ${protocol} }, tls: { ${tls} }, hosts: ["*.local"] }]`;

  test.each([
    ['a server of one cluster', server('TLS', 'mode: PASSTHROUGH'), '', []],
    ['another protocol', server('HTTPS', 'mode: SIMPLE'), istio('network: net1'), ['spec.servers[0].port.protocol']],
    ['no mode', server('TLS', ''), istio('network: net1'), ['spec.servers[0].tls.mode']],
    ['another port', server('TLS', 'mode: PASSTHROUGH').replace('15443', '443'), istio('network: net1'), []],
    ['as it should be', server('TLS', 'mode: AUTO_PASSTHROUGH'), istio('network: net1'), []],
  ])('%s', (_, text, given, expected) => {
    expect(found(eastWestServer, text, given)).toEqual(expected);
  });
});

describe('MC004', () => {
  const { given = '', good } = eastWestService;

  test.each([
    ['another network', good.replace('network1', 'network2'), given, ['metadata.labels["topology.istio.io/network"]']],
    ['no port for other clusters', good.replace('port: 15443', 'port: 443'), given, ['spec.ports']],
    ['one of several networks', good, given.replace('value: network1', 'value: "network2,network1"'), []],
    ['a gateway of one cluster', good.replace(', labels: { topology.istio.io/network: network1 }', ''), '', []],
  ])('%s', (_, text, around, expected) => {
    expect(found(eastWestService, text, around)).toEqual(expected);
  });

  test('gateways that are listed by hand need no label', () => {
    const networks = istio('meshNetworks: { network1: { gateways: [{ address: 192.0.2.10, port: 15443 }] } }');

    expect(found(eastWestService, eastWestService.bad, `${given}\n---${networks}`)).toEqual([]);
  });
});

describe('MC008', () => {
  const remote = (path: string, global: string) =>
    istio(global).replace('values: {', `profile: remote, values: { istiodRemote: { injectionPath: ${path} },`);
  const names = 'network: net1, multiCluster: { clusterName: a }';

  test.each([
    ['the right path', '/inject/cluster/a/net/net1', names, 0],
    ['another network', '/inject/cluster/a/net/net2', names, 1],
    ['values without names', '/inject/cluster/a/net/net1', 'meshID: mesh1', 0],
    ['no network in the path', '/inject/cluster/a', names, 0],
  ])('%s', (_, path, global, count) => {
    expect(found(injectionPath, remote(path, global))).toHaveLength(count);
  });

  test('is for control planes in another cluster', () => {
    const local = remote('/inject/cluster/b', names).replace('profile: remote, ', '');

    expect(found(injectionPath, local)).toEqual([]);
  });
});
