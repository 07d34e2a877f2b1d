import { describe, expect, it } from 'vitest';
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
