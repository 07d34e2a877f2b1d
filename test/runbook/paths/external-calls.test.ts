import { expect, test } from 'vitest';
import { type Manifest, title } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import { externalCalls } from '../../../lib/runbook/paths/external-calls';
import { changed, egressMesh } from '../meshes';

test('hosts outside are called by pods of the mesh, or of the namespaces that see them, by themselves or a gateway', () => {
  expect(callsOf(egressMesh)).toEqual([
    { host: 'packages.test', ports: ['TLS 443'], callers: [], through: undefined, tlsBy: undefined },
    {
      host: 'bank.test',
      ports: ['HTTP 80 to 443'],
      callers: ['shop'],
      through: 'Service out/egress',
      tlsBy: 'DestinationRule shop/bank',
    },
  ]);
});

test.each([
  ['a rule for another host', 'VirtualService shop/bank', (spec: object) => ({ ...spec, hosts: ['other.test'] })],
  [
    'a rule that the gateway does not apply',
    'VirtualService shop/bank',
    (spec: object) => ({ ...spec, gateways: ['mesh'] }),
  ],
  ['a Gateway of other pods', 'Gateway out/bank', (spec: object) => ({ ...spec, selector: { istio: 'other' } })],
  ['a Service of other pods', 'Service out/egress', (spec: object) => ({ ...spec, selector: { istio: 'other' } })],
])('with %s, calls leave without the gateway', (_, name, change) => {
  expect(callsOf(changed(egressMesh, { [name]: change }))[1]).toMatchObject({ host: 'bank.test', through: undefined });
});

test('TLS that the mesh uses for its own pods is none that it starts for a host', () => {
  const change = () => ({ host: 'bank.test', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } });

  expect(callsOf(changed(egressMesh, { 'DestinationRule shop/bank': change }))[1]).toMatchObject({ tlsBy: undefined });
});

function callsOf(manifests: readonly Manifest[]) {
  return externalCalls(new View(manifests)).map(({ host, ports, callers, through, tlsBy }) => ({
    host,
    ports,
    callers,
    through: through && title(through.service),
    tlsBy: tlsBy && title(tlsBy),
  }));
}
