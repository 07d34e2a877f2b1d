import { managedGateways } from '../../../platform/gateway-api';
import { openshiftBetween } from '../../../platform/openshift';
import type { Rule } from '../../rule';

export const managedDns: Rule = {
  code: 'GAPI027',
  severity: 'warning',
  title: 'A Gateway of OpenShift’s own class stands where its DNS is managed',
  why: 'The ingress operator writes DNS records for the Gateways of one namespace. A Gateway elsewhere runs, and its hostnames lead nowhere.',
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: shop }
    spec:
      gatewayClassName: openshift-default
      listeners: [{ name: http, port: 80, protocol: HTTP, hostname: shop.apps.ocp.acme.org }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: openshift-ingress }
    spec:
      gatewayClassName: openshift-default
      listeners: [{ name: http, port: 80, protocol: HTTP, hostname: shop.apps.ocp.acme.org }]`,
  *check(mesh) {
    const { openshift } = mesh.target;
    if (!openshiftBetween('4.19', undefined).some((name) => name === openshift)) return;
    const { className, namespace } = managedGateways;
    for (const on of mesh.ofKind('gateway.networking.k8s.io/Gateway')) {
      if (on.spec?.gatewayClassName !== className || on.metadata.namespace === namespace) continue;
      const message = `"${on.metadata.namespace}" gets no DNS records from the ingress operator; write "${namespace}"`;
      yield { on, at: 'metadata.namespace', message };
    }
  },
};
