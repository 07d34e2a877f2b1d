import { describe, expect, it } from 'vitest';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import { cluster, plan } from './clusters';

describe('gateways', () => {
  it('are told to start anew one by one, but those that istiod deploys', () => {
    const settings = cluster('3.4', {
      version: 'v1.30.1',
      gateways: [
        { name: 'ingress', namespace: 'istio-ingress' },
        { name: 'public', namespace: 'public', gatewayClassName: 'istio' },
      ],
      egressGateways: [{ name: 'egress', namespace: 'istio-egress' }],
      multiCluster: { meshID: 'acme' },
      applications: [],
    });
    const gateways = plan(settings, '3.4').steps.find(({ what }) => what === 'gateways');

    expect(gateways?.commands).toEqual([
      'oc -n istio-ingress rollout restart deployment/ingress',
      'oc -n istio-ingress rollout status deployment/ingress',
      'oc -n public rollout status deployment/public-istio',
      'oc -n istio-egress rollout restart deployment/egress',
      'oc -n istio-egress rollout status deployment/egress',
      'oc -n istio-eastwest rollout restart deployment/istio-eastwestgateway',
      'oc -n istio-eastwest rollout status deployment/istio-eastwestgateway',
    ]);
  });
});

describe('workloads', () => {
  const remote = { primary: 'east', remotePilotAddress: 'eastwest.east.acme.org' };
  const commandsOf = (multiCluster: ControlPlaneSettings['multiCluster']) =>
    plan(cluster('3.4', { version: 'v1.30.1', gateways: [], multiCluster }), '3.4').steps.at(-1)?.commands;

  it('are told to start anew, of whatever kind they are, and to be looked at', () => {
    expect(commandsOf(undefined)).toEqual([
      'oc -n shop rollout restart deployment,statefulset,daemonset',
      'istioctl -i istio-system proxy-status',
    ]);
  });

  it('have no proxy to start anew where an application puts a listed namespace into ambient mode', () => {
    const shop = { name: 'shop', namespace: 'shop', dataplaneMode: 'ambient' } as const;
    const plane = { version: 'v1.30.1', gateways: [], namespaces: ['shop', 'books'], applications: [shop] };
    const commands = plan(cluster('3.4', plane), '3.4').steps.flatMap((step) => step.commands);

    expect(commands.filter((command) => command.includes('rollout restart'))).toEqual([
      expect.stringContaining('oc -n books '),
    ]);
  });

  it('of a remote cluster are not looked at there, where no istiod runs', () => {
    expect(commandsOf({ meshID: 'acme', remote })).toEqual([
      'oc -n shop rollout restart deployment,statefulset,daemonset',
    ]);
  });
});
