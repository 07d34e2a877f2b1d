import { describe, expect, test } from 'vitest';
import { broughtKind } from '../../../../lib/check/rules/gateway-api/brought-kind';
import { certifiedHostnames } from '../../../../lib/check/rules/gateway-api/certified-hostnames';
import { classController } from '../../../../lib/check/rules/gateway-api/class-controller';
import { knownClass } from '../../../../lib/check/rules/gateway-api/known-class';
import { listenerCertificate } from '../../../../lib/check/rules/gateway-api/listener-certificate';
import { managedDns } from '../../../../lib/check/rules/gateway-api/managed-dns';
import { oneProtocolPerPort } from '../../../../lib/check/rules/gateway-api/one-protocol-per-port';
import { ownName } from '../../../../lib/check/rules/gateway-api/own-name';
import { ownedCrds } from '../../../../lib/check/rules/gateway-api/owned-crds';
import { serviceType } from '../../../../lib/check/rules/gateway-api/service-type';
import { service, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';
import { gateway, istio, linesIn, placesIn } from '../policies';
import { gatewayOf, http, routeTo } from './gateways';

test('GAPI001: without a control plane nobody knows which classes there are', () => {
  const foreign = gateway('g', 'shop', { gatewayClassName: 'nginx' });
  const itsClass = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'nginx' },
    spec: {},
  };

  expect(linesIn(knownClass, [foreign])).toEqual([]);
  expect(linesIn(knownClass, [foreign, istio()])).toHaveLength(1);
  expect(linesIn(knownClass, [foreign, istio(), itsClass])).toEqual([]);
});

test.each([
  ['istio.io/gateway-controller', 0],
  ['openshift.io/gateway-controller/v1', 0],
  ['openshift.io/gateway-controller', 1],
  ['istio.io/gateway', 1],
  ['traefik.io/gateway-controller', 0],
  ['io.cilium/gateway-controller', 0],
])('GAPI002: controller %s', (controllerName, count) => {
  const metadata = { name: 'c' };
  const made = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata, spec: { controllerName } };

  expect(placesIn(classController, [made])).toHaveLength(count);
});

test('GAPI003: below OpenShift 4.19 the CRDs are anyone’s, and others always are', () => {
  const crd = (name: string) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name },
  });

  expect(placesIn(ownedCrds, [crd('gateways.gateway.networking.k8s.io')], { openshift: '4.19' })).toHaveLength(1);
  expect(placesIn(ownedCrds, [crd('gateways.gateway.networking.k8s.io')], { openshift: '4.18' })).toEqual([]);
  expect(placesIn(ownedCrds, [crd('gateways.networking.istio.io')])).toEqual([]);
});

test.each([
  ['TCPRoute', 'v1alpha2', '4.20', 1],
  ['TLSRoute', 'v1', '4.22', 1],
  ['TLSRoute', 'v1', '4.23', 0],
  ['TCPRoute', 'v1alpha2', '4.18', 0],
  ['HTTPRoute', 'v1', '4.20', 0],
] as const)('GAPI004: %s %s on OpenShift %s', (kind, version, openshift, count) => {
  const object = {
    apiVersion: `gateway.networking.k8s.io/${version}`,
    kind,
    metadata: { name: 'a', namespace: 'shop' },
  };

  expect(placesIn(broughtKind, [object], { openshift })).toHaveLength(count);
});

describe('GAPI011 and GAPI012', () => {
  const https = (tls: object, hostname?: string) => ({ name: 'https', port: 443, protocol: 'HTTPS', hostname, tls });
  const certificate = (dnsNames: readonly string[]) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'c', namespace: 'shop' },
    spec: { secretName: 'tls', dnsNames },
  });
  const sealed = {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'tls', namespace: 'shop' },
  };
  const refs = { certificateRefs: [{ name: 'tls' }] };

  test.each([
    [refs, [certificate([])], 0],
    [refs, [sealed], 0],
    [refs, [], 1],
    [{ certificateRefs: [{ name: 'tls' }, { name: 'tls' }] }, [sealed], 1],
    [{ options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } }, [], 0],
    [{}, [], 1],
  ])('a listener with %j', (tls, objects, count) => {
    expect(placesIn(listenerCertificate, [gatewayOf([https(tls)]), ...objects])).toHaveLength(count);
  });

  test('a Secret may be asked for by an annotation of the Service that istiod makes', () => {
    const annotations = { 'service.beta.openshift.io/serving-cert-secret-name': 'tls' };
    const asking = (infrastructure: object) => gatewayOf([https(refs)], { infrastructure });

    expect(placesIn(listenerCertificate, [asking({ annotations })])).toEqual([]);
    expect(placesIn(listenerCertificate, [asking({ annotations: {} })])).toHaveLength(1);
  });

  test.each([
    ['*.acme.org', ['*.acme.org'], undefined, 0],
    ['*.acme.org', ['shop.acme.org'], undefined, 1],
    [undefined, ['*.acme.org'], 'shop.acme.org', 0],
    [undefined, ['*.acme.org'], 'a.shop.acme.org', 1],
    ['*.acme.org', ['*.acme.org'], 'shop.example.net', 0],
  ])('a listener for %s with a certificate for %j and a route for %s', (hostname, names, routed, count) => {
    const route = routeTo({}, { hostnames: routed === undefined ? undefined : [routed] });

    expect(placesIn(certifiedHostnames, [gatewayOf([https(refs, hostname)]), certificate(names), route])).toHaveLength(
      count,
    );
  });
});

test.each([
  [['HTTP', 'HTTPS'], 1],
  [['HTTPS', 'TLS'], 0],
  [['TCP', 'UDP'], 0],
  [['TCP', 'TLS'], 1],
  [['HTTP', 'HTTP'], 0],
])('GAPI013: %j on one port', (protocols, count) => {
  const listeners = protocols.map((protocol, index) => ({
    name: `l${index}`,
    port: 80,
    protocol,
    hostname: `a${index}.acme.org`,
  }));

  expect(placesIn(oneProtocolPerPort, [gatewayOf(listeners)])).toEqual(
    Array(count).fill('Gateway shop/g spec.listeners[1].protocol'),
  );
});

describe('GAPI017', () => {
  const clash = service('g-istio', 'shop', {});

  test('a Service of another namespace or that is only declared does not clash', () => {
    expect(placesIn(ownName, [gatewayOf([http]), clash])).toEqual(['Gateway shop/g metadata.name']);
    expect(placesIn(ownName, [gatewayOf([http]), service('g-istio', 'other', {})])).toEqual([]);
    expect(linesOf(meshOf({ code: 'GAPI017', given: yaml(clash) }, yaml(gatewayOf([http]))), [ownName])).toEqual([]);
  });

  test('the name of the Service has to be short', () => {
    const called = (name: string) => gateway(name, 'shop', { gatewayClassName: 'istio', listeners: [http] });

    expect(placesIn(ownName, [called('g'.repeat(57))])).toEqual([]);
    expect(placesIn(ownName, [called('g'.repeat(58))])).toHaveLength(1);
  });
});

test('GAPI020: elsewhere than on OpenShift Local there may be load balancers', () => {
  const local = { appsDomain: 'apps-crc.testing' };
  const waypoint = gateway('w', 'shop', { gatewayClassName: 'istio-waypoint' });
  const typed = gatewayOf([http], {
    infrastructure: { annotations: { 'networking.istio.io/service-type': 'ClusterIP' } },
  });

  expect(placesIn(serviceType, [gatewayOf([http])])).toEqual([]);
  expect(placesIn(serviceType, [gatewayOf([http])], local)).toHaveLength(1);
  expect(placesIn(serviceType, [waypoint, typed], local)).toEqual([]);
});

test.each([
  ['openshift-default', 'shop', '4.20', 1],
  ['openshift-default', 'openshift-ingress', '4.20', 0],
  ['istio', 'shop', '4.20', 0],
  ['openshift-default', 'shop', '4.18', 0],
  ['openshift-default', 'shop', undefined, 0],
] as const)('GAPI027: class %s in %s on OpenShift %s', (gatewayClassName, where, openshift, count) => {
  expect(placesIn(managedDns, [gateway('g', where, { gatewayClassName })], { openshift })).toHaveLength(count);
});
