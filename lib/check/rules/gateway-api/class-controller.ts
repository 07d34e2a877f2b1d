import { gatewayControllers } from '../../../platform/gateway-api';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

export const classController: Rule = {
  code: 'GAPI002',
  severity: 'error',
  title: 'A GatewayClass names a controller of Istio or OpenShift letter by letter',
  why: 'Controllers answer for their own name alone. A class with any other is accepted and stays "Unknown", and so do its Gateways.',
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: GatewayClass
    metadata: { name: openshift-default }
    spec: { controllerName: openshift.io/gateway-controller }`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: GatewayClass
    metadata: { name: openshift-default }
    spec: { controllerName: openshift.io/gateway-controller/v1 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('gateway.networking.k8s.io/GatewayClass')) {
      const name = on.spec?.controllerName;
      if (name === undefined || gatewayControllers.some((known) => known === name)) continue;
      // Controllers of others, such as "traefik.io/gateway-controller", are their own affair.
      if (!/^(?:istio|openshift)\.io\//.test(name)) continue;
      const message = `"${name}" is no controller of Istio or OpenShift (${list(gatewayControllers)})${didYouMean(name, gatewayControllers)}`;
      yield { on, at: 'spec.controllerName', message };
    }
  },
};
