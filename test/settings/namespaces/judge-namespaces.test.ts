import { expect, test } from 'vitest';
import { faultsOf, inApplication, inGateway, inPlane, reference } from '../../support';

const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

test('every namespace is a DNS label', () => {
  const settings = {
    ...inPlane({
      namespace: 'Mesh',
      namespaces: ['tools', 'a.b'],
      gateways: [{ name: 'public', namespace: '' }],
      applications: [{ name: 'shop', namespace: 'x'.repeat(64) }],
    }),
    cni: { namespace: 'cni_1' },
  };

  expect(faultsOf(settings)).toEqual([
    `crc: cni.namespace: "cni_1" is not a DNS label: ${label}`,
    `crc: controlPlanes[0].namespace: "Mesh" is not a DNS label: ${label}`,
    `crc: controlPlanes[0].gateways[0].namespace: "" is not a DNS label: ${label}`,
    `crc: controlPlanes[0].applications[0].namespace: "${'x'.repeat(64)}" is not a DNS label: ${label}`,
    `crc: controlPlanes[0].namespaces[1]: "a.b" is not a DNS label: ${label}`,
  ]);
});

test.each([
  ['openshift', 'is reserved for the platform'],
  ['openshift-ingress', 'is reserved for the platform'],
  ['kube-system', 'is reserved for the platform'],
  ['cert-manager-operator', 'belongs to operator openshift-cert-manager-operator'],
  ['cert-manager', 'belongs to operator openshift-cert-manager-operator'],
])('namespace %s is taken, whoever asks for it', (namespace, reason) => {
  expect(faultsOf({ ...reference, cni: { namespace } })).toEqual([
    `crc: cni.namespace: "${namespace}" ${reason}; give the CNI plugin a namespace of its own`,
  ]);
  expect(faultsOf(inPlane({ namespace }))).toEqual([
    `crc: controlPlanes[0].namespace: "${namespace}" ${reason}; give the control plane a namespace of its own`,
  ]);
  expect(faultsOf(inGateway({ namespace }))).toEqual([
    `crc: controlPlanes[0].gateways[0].namespace: "${namespace}" ${reason}; give the gateway a namespace of its own`,
  ]);
  expect(faultsOf(inApplication({ namespace }))).toEqual([
    `crc: controlPlanes[0].applications[0].namespace: "${namespace}" ${reason}; give the application a namespace of its own`,
  ]);
});

test.each(['openshiftx', 'kubernetes', 'my-openshift'])('namespace %s is free', (namespace) => {
  expect(faultsOf(inApplication({ namespace }))).toEqual([]);
});

test('the namespace of the CNI plugin, given or not, serves nothing else', () => {
  expect(faultsOf({ ...inApplication({ namespace: 'istio-cni' }), cni: { namespace: 'cni' } })).toEqual([]);
  expect(faultsOf(inPlane({ namespace: 'istio-cni' }))).toEqual([
    `crc: controlPlanes[0].namespace: "istio-cni" is the CNI plugin's namespace (cni.namespace); give the control plane another`,
  ]);
  expect(faultsOf({ ...reference, cni: { namespace: 'istio-ingress' } })).toEqual([
    `crc: controlPlanes[0].gateways[0].namespace: "istio-ingress" is the CNI plugin's namespace (cni.namespace); give the gateway another`,
  ]);
  expect(faultsOf({ ...reference, cni: { namespace: 'app1' } })).toEqual([
    `crc: controlPlanes[0].applications[0].namespace: "app1" is the CNI plugin's namespace (cni.namespace); give the application another`,
  ]);
});

test("the control plane's namespace serves neither gateway nor application", () => {
  const settings = inPlane({
    namespaces: ['istio-system'],
    gateways: [{ name: 'public', namespace: 'istio-system' }],
    applications: [{ name: 'shop', namespace: 'istio-system' }],
  });

  expect(faultsOf(settings)).toEqual([
    `crc: controlPlanes[0].gateways[0].namespace: "istio-system" is the control plane's namespace (controlPlanes[0].namespace); give the gateway another`,
    `crc: controlPlanes[0].applications[0].namespace: "istio-system" is the control plane's namespace (controlPlanes[0].namespace); give the application another`,
    `crc: controlPlanes[0].namespaces[0]: "istio-system" is the control plane's namespace (controlPlanes[0].namespace); give the application another`,
  ]);
});

test("a gateway's namespace serves no application", () => {
  expect(faultsOf(inApplication({ namespace: 'istio-ingress' }))).toEqual([
    `crc: controlPlanes[0].applications[0].namespace: "istio-ingress" is the gateway's namespace (controlPlanes[0].gateways[0].namespace); give the application another`,
  ]);
});

test('gateways may share a namespace, and so may applications', () => {
  const settings = inPlane({
    namespaces: ['shop'],
    gateways: [
      { name: 'public', namespace: 'ingress' },
      { name: 'partner', namespace: 'ingress' },
    ],
    applications: [
      { name: 'shop', namespace: 'shop' },
      { name: 'basket', namespace: 'shop' },
    ],
  });

  expect(faultsOf(settings)).toEqual([]);
});

test('a namespace is enrolled in one control plane, whatever it is used for', () => {
  const settings = {
    ...reference,
    controlPlanes: [
      { name: 'a', namespaces: ['tools'], applications: [{ name: 'shop', namespace: 'shop' }] },
      {
        name: 'b',
        namespaces: ['tools'],
        gateways: [{ name: 'public', namespace: 'shop' }],
        applications: [{ name: 'shop', namespace: 'shop' }],
      },
      { name: 'c', namespace: 'tools' },
    ],
  };

  expect(faultsOf(settings)).toEqual([
    'crc: controlPlanes[1].namespace: "istio-system" is enrolled in control planes "a" and "b"; a namespace has one',
    'crc: controlPlanes[1].gateways[0].namespace: "shop" is enrolled in control planes "a" and "b"; a namespace has one',
    'crc: controlPlanes[1].applications[0].namespace: "shop" is enrolled in control planes "a" and "b"; a namespace has one',
    'crc: controlPlanes[1].namespaces[0]: "tools" is enrolled in control planes "a" and "b"; a namespace has one',
    'crc: controlPlanes[2].namespace: "tools" is enrolled in control planes "a" and "c"; a namespace has one',
  ]);
});

test('a namespace is enrolled once', () => {
  expect(faultsOf(inPlane({ namespaces: ['tools', 'jobs', 'tools'] }))).toEqual([
    'crc: controlPlanes[0].namespaces[2]: "tools" stands there twice; remove one',
  ]);
});
