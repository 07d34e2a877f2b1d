import { expect, test } from 'vitest';
import { faultsOf, inGateway, inPlane, reference } from '../../support';

const at = 'crc: controlPlanes[0].gateways[0]';

test.each(['Public', '1gw'])('a gateway has a name that its Service can have, not %s', (name) => {
  expect(faultsOf(inGateway({ name }))).toEqual([
    `${at}.name: "${name}" is not a name for its Service: at most 63 lower-case letters, digits and "-", starting with a letter and ending with a letter or digit`,
  ]);
});

test('what remains of a gateway name without "istio-" is a label', () => {
  expect(faultsOf(inGateway({ name: 'istio--x' }))).toEqual([
    `${at}.name: "-x", its label, is not a DNS label: at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit`,
  ]);
});

test('two gateways of one name are refused in a namespace, and in a mesh', () => {
  const fault = `"public" names controlPlanes[0].gateways[0] too, and both would serve each other's hosts; rename one`;

  expect(faultsOf(inMesh(['public', 'a'], ['public', 'a']))).toEqual([
    `crc: controlPlanes[0].gateways[1].name: ${fault}`,
  ]);
  expect(faultsOf(inMesh(['public', 'a'], ['other', 'a'], ['public', 'b']))).toEqual([
    `crc: controlPlanes[0].gateways[2].name: ${fault}`,
  ]);
});

test('two gateways are refused whose names yield one label', () => {
  expect(faultsOf(inMesh(['istio-public', 'a'], ['public', 'b']))).toEqual([
    `crc: controlPlanes[0].gateways[1].name: "public" gets the label istio=public of controlPlanes[0].gateways[0], and both would serve each other's hosts; rename one`,
  ]);
});

test('two meshes may each have a gateway of one name', () => {
  const controlPlanes = ['a', 'b'].map((name) => ({
    name,
    namespace: name,
    gateways: [{ name: 'public', namespace: `${name}-ingress` }],
  }));

  expect(faultsOf({ ...reference, controlPlanes })).toEqual([]);
});

test('a label is held once in a mesh, by gateways of either kind', () => {
  const egressGateways = [{ name: 'ingressgateway', namespace: 'egress' }];

  expect(faultsOf({ ...reference, controlPlanes: [{ ...reference.controlPlanes[0], egressGateways }] })).toEqual([
    `crc: controlPlanes[0].egressGateways[0].name: "ingressgateway" gets the label istio=ingressgateway of controlPlanes[0].gateways[0], and both would serve each other's hosts; rename one`,
  ]);
});

test('an egress gateway is judged as one for what comes in', () => {
  const egressGateways = [{ name: 'Out', namespace: 'egress', replicas: -1 }];

  expect(faultsOf(inPlane({ egressGateways }))).toEqual([
    'crc: controlPlanes[0].egressGateways[0].name: "Out" is not a name for its Service: at most 63 lower-case letters, digits and "-", starting with a letter and ending with a letter or digit',
    'crc: controlPlanes[0].egressGateways[0].replicas: -1 is not a whole number from 0',
  ]);
});

test('the topology is one that OpenShift knows', () => {
  expect(faultsOf({ ...reference, infrastructureTopology: 'HighAvailable' })).toEqual([
    'crc: infrastructureTopology: "HighAvailable" is not known; did you mean "HighlyAvailable"?',
  ]);
});

/** The reference with these gateways, by name and namespace, and nothing that they serve. */
function inMesh(...gateways: readonly (readonly [string, string])[]) {
  return inPlane({ gateways: gateways.map(([name, namespace]) => ({ name, namespace })), applications: [] });
}
