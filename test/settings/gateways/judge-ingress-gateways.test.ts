import { expect, test } from 'vitest';
import { faultsOf, inPlane, reference } from '../../support';

const at = 'crc: controlPlanes[0].gateways[0]';
const service = { name: 'web', port: 8080 };
const [application] = reference.controlPlanes[0].applications;

/** The reference with one gateway, by which its application is exposed. */
function withGateway(changes: object, expose: object = {}) {
  const gateways = [{ name: 'public', namespace: 'istio-ingress', ...changes }];
  return inPlane({ gateways, applications: [{ ...application, expose }] });
}

test('a gateway is one by injection, or of the class that istiod answers for', () => {
  expect(faultsOf(withGateway({ gatewayClassName: 'istio' }))).toEqual([]);
  expect(faultsOf(withGateway({ gatewayClassName: 'openshift-default' }))).toEqual([
    `${at}.gatewayClassName: "openshift-default" is not known; known: istio`,
  ]);
});

test('a Gateway of the Kubernetes Gateway API needs an OpenShift that brings it', () => {
  const settings = { ...withGateway({ gatewayClassName: 'istio' }), release: '3.3' };
  const controlPlanes = settings.controlPlanes.map((plane) => ({ ...plane, version: undefined }));

  expect(faultsOf({ ...settings, controlPlanes, openshift: '4.19' })).toEqual([]);
  expect(faultsOf({ ...settings, controlPlanes, openshift: '4.18' })).toEqual([
    `${at}.gatewayClassName: OpenShift 4.18 does not bring the Kubernetes Gateway API, which comes with 4.19; leave it out for a gateway by injection`,
  ]);
});

test('an istiod that cannot be told of the pods of a Gateway is not told', () => {
  const pods = {
    replicas: 2,
    autoscaling: undefined,
    podDisruptionBudget: { minAvailable: 0 },
    resources: { limits: { cpu: '1' } },
  };
  const settings = (changes: object, version: string) => ({
    ...withGateway(changes),
    release: '3.1',
    controlPlanes: [{ ...withGateway(changes).controlPlanes[0], version }],
  });

  expect(faultsOf(settings({ gatewayClassName: 'istio' }, 'v1.24.6'))).toEqual([]);
  expect(faultsOf(settings({ gatewayClassName: 'istio', ...pods }, 'v1.26.8'))).toEqual([]);
  expect(faultsOf(settings(pods, 'v1.24.6'))).toEqual([]);
  expect(faultsOf(settings({ gatewayClassName: 'istio', ...pods }, 'v1.24.6'))).toEqual(
    ['replicas', 'podDisruptionBudget', 'resources'].map(
      (setting) =>
        `${at}.${setting}: Istio v1.24.6 cannot be told of the pods of a Gateway, which 1.26 can; leave it out, or leave gatewayClassName out`,
    ),
  );
  expect(
    faultsOf(settings({ gatewayClassName: 'istio', autoscaling: { minReplicas: 2, maxReplicas: 3 } }, 'v1.24.6')),
  ).toEqual([
    `${at}.autoscaling: Istio v1.24.6 cannot be told of the pods of a Gateway, which 1.26 can; leave it out, or leave gatewayClassName out`,
  ]);
});

test('what a tag that stays behind leads to decides what istiod can be told', () => {
  const gateway = { gatewayClassName: 'istio', replicas: 2 };
  const [plane] = withGateway(gateway).controlPlanes;
  const controlPlanes = [
    {
      ...plane,
      version: 'v1.26.8',
      updateStrategy: { type: 'RevisionBased' },
      revisionTags: [{ name: 'stable', version: 'v1.24.6' }],
    },
  ];

  expect(faultsOf({ ...reference, release: '3.1', controlPlanes })).toEqual([
    `${at}.replicas: Istio v1.24.6 cannot be told of the pods of a Gateway, which 1.26 can; leave it out, or leave gatewayClassName out`,
  ]);
});

test('a Gateway serves one host at least, and 64 at most', () => {
  const gateways = [{ name: 'public', namespace: 'istio-ingress', gatewayClassName: 'istio' }];
  const exposed = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `app${i}`, namespace: 'apps', expose: { service } }));

  expect(faultsOf(inPlane({ gateways, applications: [] }))).toEqual([
    `${at}: no application is exposed by it, and without a host a Gateway cannot be; expose one, or remove the gateway`,
  ]);
  expect(faultsOf(inPlane({ gateways, applications: exposed(64) }))).toEqual([]);
  expect(faultsOf(inPlane({ gateways, applications: exposed(65) }))).toEqual([
    `${at}: serves 65 hosts, and a Gateway has at most 64; expose some by another gateway`,
  ]);
});

test('what is made of a name fits into 63 characters', () => {
  const name = (length: number) => ({ name: 'g'.repeat(length) });

  expect(faultsOf(withGateway({ ...name(57), gatewayClassName: 'istio' }))).toEqual([]);
  expect(faultsOf(withGateway({ ...name(58), gatewayClassName: 'istio' }))).toEqual([
    `${at}.name: "${'g'.repeat(58)}" is too long: "${'g'.repeat(58)}-istio" has 64 characters; at most 63 are allowed`,
  ]);
  expect(faultsOf(withGateway(name(53), { termination: 'reencrypt' }))).toEqual([]);
  expect(faultsOf(withGateway(name(54), { termination: 'reencrypt' }))).toEqual([
    `${at}.name: "${'g'.repeat(54)}" is too long: "${'g'.repeat(54)}-reencrypt" has 64 characters; at most 63 are allowed`,
  ]);
  expect(faultsOf(withGateway(name(63)))).toEqual([]);
});

test('a Gateway is refused whose Service is that of another gateway', () => {
  const gateways = [
    { name: 'public', namespace: 'istio-ingress', gatewayClassName: 'istio' },
    { name: 'public-istio', namespace: 'istio-ingress' },
  ];
  const applications = [{ ...application, expose: { gateway: 'public' } }];

  expect(faultsOf(inPlane({ gateways, applications }))).toEqual([
    `${at}.name: istiod makes a Service "public-istio" of it, which is that of another gateway in "istio-ingress"; rename one`,
  ]);
});

test("a gateway's Service is reached through the router or by a load balancer", () => {
  expect(faultsOf(withGateway({ service: { type: 'NodePort' } }))).toEqual([
    `${at}.service.type: "NodePort" is not known; known: ClusterIP, LoadBalancer`,
  ]);
});

test('annotations are texts by names that annotations can have', () => {
  const annotations = { 'acme.org/team': 'mesh', 'a/b/c': 'x', 'acme.org/size': 1 };

  expect(faultsOf(withGateway({ service: { annotations } }))).toEqual([
    `${at}.service.annotations["acme.org/size"]: expected a string, got 1`,
    `${at}.service.annotations["a/b/c"]: "a/b/c" is not a name of an annotation`,
  ]);
});

test('the annotation by which a Service gets its certificate is left to termination reencrypt', () => {
  const gateway = { service: { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'mine' } } };

  expect(faultsOf(withGateway(gateway))).toEqual([]);
  expect(faultsOf(withGateway(gateway, { termination: 'reencrypt' }))).toEqual([
    `${at}.service.annotations["service.beta.openshift.io/serving-cert-secret-name"]: is set by termination "reencrypt"; remove it`,
  ]);
});

test('a Gateway hands on eight annotations', () => {
  const annotations = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`acme.org/${i}`, '']));
  const gateway = { gatewayClassName: 'istio', service: { annotations } };

  expect(faultsOf(withGateway(gateway))).toEqual([]);
  expect(faultsOf(withGateway({ service: { annotations } }, { termination: 'reencrypt' }))).toEqual([]);
  expect(faultsOf(withGateway(gateway, { termination: 'reencrypt' }))).toEqual([
    `${at}.service.annotations: a Gateway hands on 9 annotations, and at most 8 are allowed`,
  ]);
});

test.each([{}, { gatewayClassName: 'istio' }])('a gateway that exposes an application has a pod (%j)', (kind) => {
  expect(faultsOf(withGateway({ ...kind, replicas: 0 }))).toEqual([
    `${at}.replicas: no pod would answer for "bookinfo.apps-crc.testing"; ask for at least 1`,
  ]);
});
