import { expect, test } from 'vitest';
import type { ControlPlaneSettings } from '../../../lib/settings/control-planes/control-plane-settings';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';

const at = 'east: controlPlanes[0].denyByDefault';
const certificateAuthority = { signer: 'istiod', issuerRef: { name: 'root' } } as const;
const remote = { primary: 'east', remotePilotAddress: '192.0.2.10' };

function faults(east: ControlPlaneSettings, west: ControlPlaneSettings = {}, eastWestGateway?: object) {
  return resolveClusters([
    {
      name: 'east',
      appsDomain: 'apps.east.acme.org',
      controlPlanes: [{ multiCluster: { meshID: 'acme' }, certificateAuthority, ...east }],
    },
    {
      name: 'west',
      appsDomain: 'apps.west.acme.org',
      controlPlanes: [{ multiCluster: { meshID: 'acme', remote, eastWestGateway }, ...west }],
    },
  ]).faults;
}

test('a primary that denies by default has every namespace of its remote', () => {
  const west = { applications: [{ name: 'shop', namespace: 'shop' }], namespaces: ['cart'] };
  const fault = (namespace: string) =>
    `${at}: would lock out "${namespace}" of the remote cluster "west", whose policies stand in the same namespace here; add it to namespaces`;

  expect(faults({ denyByDefault: true }, west)).toEqual([fault('shop'), fault('cart')]);
  expect(faults({ denyByDefault: true, namespaces: ['shop', 'cart'] }, west)).toEqual([]);
  expect(faults({}, west)).toEqual([]);
});

test('the gateways between them stand in the same namespace', () => {
  expect(faults({ denyByDefault: true }, {}, { namespace: 'between' })).toEqual([
    `${at}: would lock out the east-west gateway of the remote cluster "west", whose policies stand in "istio-eastwest" here, not in "between"; give both the same namespace`,
  ]);
  expect(faults({}, {}, { namespace: 'between' })).toEqual([]);
});
