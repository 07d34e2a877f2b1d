import { expect, test } from 'vitest';
import { tracing } from '../../observed';
import { faultsOf, inAmbient, inGateway, inPlane } from '../../support';

const at = 'crc: controlPlanes[0].values';
const gatewayApi = 'istiod would not run the gateways of gatewayClassName and the waypoints';

/** What is wrong with the reference, with other Helm values and other settings in its control plane. */
function faults(values: object, plane: object = {}): readonly string[] {
  return faultsOf(inPlane({ values, ...plane }));
}

test.each([
  ['revision', { revision: 'a' }, 'say it by updateStrategy and revisionTags'],
  ['defaultRevision', { defaultRevision: 'a' }, 'say it by updateStrategy and revisionTags'],
  ['profile', { profile: 'ambient' }, 'say it by dataplaneMode'],
  [
    'gateways',
    { gateways: { 'istio-ingressgateway': {} } },
    'Istio has no such value here; say it by gateways and egressGateways of the control plane',
  ],
  [
    'components',
    { components: {} },
    'Istio has no such value here; say it by gateways and egressGateways of the control plane, and cni of the cluster',
  ],
  ['global.platform', { global: { platform: 'gke' } }, 'the platform is OpenShift'],
  ['global.istioNamespace', { global: { istioNamespace: 'mesh' } }, 'say it by namespace of the control plane'],
  ['pilot.cni.enabled', { pilot: { cni: { enabled: false } } }, 'on OpenShift the CNI plugin is always there'],
])('the value %s is answered with the setting that says it', (path, values, say) => {
  expect(faults(values)).toEqual([`${at}.${path}: ${say}; remove it`]);
});

test('what says the same as the settings is no fault, nor what no setting says', () => {
  const global = { platform: 'openshift', istioNamespace: 'istio-system', network: 'a', meshID: 'b' };

  expect(faults({ global, pilot: { cni: { enabled: true } } })).toEqual([]);
  expect(faults({ global: { multiCluster: { clusterName: 'a' } }, pilot: { cni: 'x' } })).toEqual([]);
  expect(faults({ revision: null })).toEqual([`${at}.revision: is null; remove the key`]);
});

test.each(['PILOT_ENABLE_GATEWAY_API', 'PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER'])(
  '%s stays on where istiod runs gateways or waypoints',
  (name) => {
    const values = (on: string) => ({ pilot: { env: { [name]: on } } });
    const [plane] = inGateway({ gatewayClassName: 'istio' }).controlPlanes;
    const waypoint = { applications: [{ name: 'a', namespace: 'a', waypoint: {} }], gateways: [] };
    const fault = `${at}.pilot.env.${name}: ${gatewayApi}; remove it`;

    expect(faults(values('false'))).toEqual([]);
    expect(faults(values('false'), { gateways: plane?.gateways })).toEqual([fault]);
    expect(faults(values('True'), { gateways: plane?.gateways })).toEqual([]);
    expect(faultsOf(inAmbient({ values: values('0'), ...waypoint }))).toEqual([fault]);
  },
);

test('what observability says is said there', () => {
  const meshConfig = { accessLogFile: '/dev/stdout', defaultConfig: { tracing: { sampling: 5 } } };
  const [logs, samples] = [
    `${at}.meshConfig.accessLogFile: say it by observability.accessLogs; remove it`,
    `${at}.meshConfig.defaultConfig.tracing.sampling: say it by observability.tracing.randomSamplingPercentage; remove it`,
  ];

  expect(faults({ meshConfig })).toEqual([]);
  expect(faults({ meshConfig }, { observability: { accessLogs: false } })).toEqual([logs]);
  expect(faults({ meshConfig }, { observability: { tracing } })).toEqual([logs, samples]);
  expect(faults({ meshConfig: { accessLogFile: '' } }, { observability: {} })).toEqual([]);
});

test('a Telemetry stands where the control plane does', () => {
  const values = { meshConfig: { rootNamespace: 'elsewhere' } };
  const fault = `${at}.meshConfig.rootNamespace: observability stands in the namespace of the control plane; remove it`;

  expect(faults(values, { observability: {} })).toEqual([fault]);
  expect(faults(values, { observability: { accessLogs: false } })).toEqual([]);
  expect(faults(values)).toEqual([]);
  expect(faults(values, { observability: {}, denyByDefault: true })).toHaveLength(1);
  expect(faults({ meshConfig: { rootNamespace: 'istio-system' } }, { observability: {} })).toEqual([]);
});
