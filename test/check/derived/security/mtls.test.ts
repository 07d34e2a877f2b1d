import { expect, test } from 'vitest';
import { mtlsOf } from '../../../../lib/check/derived/security/mtls';
import { workloads } from '../../../../lib/check/derived/workload/workloads';
import { deployment, namespace, yaml } from '../../rules/documents';
import { meshOf } from '../../rules/examples';
import { istio, peerAuthentication } from '../../rules/policies';

const app = [namespace('bookinfo', { 'istio-injection': 'enabled' }), deployment('a', 'bookinfo', { app: 'a' })];
const own = (spec: object) =>
  peerAuthentication('own', 'bookinfo', { selector: { matchLabels: { app: 'a' } }, ...spec });
const ofNamespace = (mode?: string) => peerAuthentication('ns', 'bookinfo', { mtls: { mode } });
const ofMesh = (mode?: string, root = 'istio-system') => peerAuthentication('mesh', root, { mtls: { mode } });

test.each([
  ['nothing', [], 'PERMISSIVE', undefined],
  ['the mesh', [ofMesh('STRICT')], 'STRICT', 'mesh'],
  ['the namespace over the mesh', [ofMesh('STRICT'), ofNamespace('DISABLE')], 'DISABLE', 'ns'],
  ['the mesh, where the namespace leaves it open', [ofMesh('STRICT'), ofNamespace('UNSET')], 'STRICT', 'mesh'],
  ['the workload over both', [own({ mtls: { mode: 'PERMISSIVE' } }), ofMesh('STRICT')], 'PERMISSIVE', 'own'],
  [
    'the workload, whatever another port is',
    [own({ portLevelMtls: { 81: { mode: 'STRICT' } } })],
    'PERMISSIVE',
    undefined,
  ],
  [
    'the port over the workload',
    [own({ mtls: { mode: 'DISABLE' }, portLevelMtls: { 80: { mode: 'STRICT' } } })],
    'STRICT',
    'own',
  ],
  ['an unset port', [ofMesh('STRICT'), own({ portLevelMtls: { 80: { mode: 'UNSET' } } })], 'STRICT', 'mesh'],
  [
    'the first of several',
    [ofNamespace('STRICT'), peerAuthentication('b', 'bookinfo', { mtls: { mode: 'DISABLE' } })],
    'STRICT',
    'ns',
  ],
  [
    'another root namespace',
    [istio({ values: { meshConfig: { rootNamespace: 'root' } } }), ofMesh('STRICT', 'root')],
    'STRICT',
    'mesh',
  ],
  ['no root namespace', [istio({ namespace: 'mesh' }), ofMesh('STRICT')], 'PERMISSIVE', undefined],
])('%s decides', (_, policies, mode, by) => {
  const mesh = meshOf({ code: '' }, yaml(...app, ...policies));
  const [workload] = workloads(mesh);

  const mtls = workload && mtlsOf(mesh, workload, 80);

  expect([mtls?.mode, mtls?.by?.metadata.name]).toEqual([mode, by]);
});

test('a selector in the root namespace is about nobody', () => {
  const selecting = peerAuthentication('a', 'istio-system', {
    selector: { matchLabels: { app: 'a' } },
    mtls: { mode: 'STRICT' },
  });
  const mesh = meshOf({ code: '' }, yaml(deployment('a', 'istio-system', { app: 'a' }), selecting));
  const [workload] = workloads(mesh);

  expect(workload && mtlsOf(mesh, workload).mode).toBe('PERMISSIVE');
});

test('nothing is surely refused where only the name of a policy is declared', () => {
  const given = yaml({ ...ofNamespace(), spec: undefined });
  const mesh = meshOf({ code: '', given }, yaml(...app, ofMesh('STRICT')));
  const [workload] = workloads(mesh);

  expect(workload && mtlsOf(mesh, workload).mode).toBe('PERMISSIVE');
});
