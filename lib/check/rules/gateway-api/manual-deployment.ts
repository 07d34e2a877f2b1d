import { withoutManualDeployment } from '../../../platform/gateway-api';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { releaseName } from '../../derived/control-plane/release';
import type { Rule } from '../../rule';

export const manualDeployment: Rule = {
  code: 'GAPI016',
  severity: 'error',
  title: 'A Gateway names a Service of its own only where the control plane lets it',
  why: 'For some versions the operator turns manual deployment off: the address is ignored, and istiod makes a second Deployment and Service, which nobody exposes.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.27.5, namespace: istio-system }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      addresses: [{ type: Hostname, value: gateway.istio-ingress.svc.cluster.local }]
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  supersedes: ['GAPI015'],
  *check(mesh) {
    const versions = withoutManualDeployment[releaseName(mesh)] ?? [];
    const plane = controlPlanes(mesh).find(({ version }) => version !== undefined && versions.includes(version));
    if (!plane || plane.istio.spec?.values?.pilot?.env?.ENABLE_GATEWAY_API_MANUAL_DEPLOYMENT === 'true') return;
    for (const on of mesh.ofKind('gateway.networking.k8s.io/Gateway')) {
      if (!on.spec?.addresses?.some(({ type }) => type === 'Hostname')) continue;
      const message = `Istio ${plane.version} of Service Mesh ${releaseName(mesh)} ignores it; drop it, or set values.pilot.env.ENABLE_GATEWAY_API_MANUAL_DEPLOYMENT: "true" in Istio "${plane.istio.metadata.name}"`;
      yield { on, at: 'spec.addresses', message };
    }
  },
};
