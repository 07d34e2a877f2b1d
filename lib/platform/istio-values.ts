/**
 * What becomes of each of Istio's Helm values once the operator has applied them: which ones istiod starts anew for, which
 * ones pods get when they are injected, which ones it makes gateways and waypoints of the Gateway API anew with, and which
 * ones it hands to running proxies.
 *
 * Sources: istio/istio `manifests/charts/istio-control/istio-discovery` (`templates/deployment.yaml`, `templates/autoscale.yaml`,
 * `templates/gateway-class-configmap.yaml`, `files/injection-template.yaml`, `files/kube-gateway.yaml`, `files/waypoint.yaml`)
 * and `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go`, which renders all gateways again when the injection
 * templates or their values change; istio.io, "ProxyConfig" (not configured dynamically) and "Global Mesh Options".
 */

/** When a value takes effect; gateways and waypoints are those that istiod makes, which it then starts anew. */
export type Effect =
  | 'istiod restarts'
  | 'istiod scales'
  | 'at injection'
  | 'gateways restart'
  | 'waypoints restart'
  | 'at run time';

/** What is written into the pods of all proxies. */
const inProxies = ['at injection', 'gateways restart', 'waypoints restart'] as const;
/** What is written into these and into those of istiod. */
const inAll = ['istiod restarts', ...inProxies] as const;

/** Of values whose path begins so, the longest beginning counts; all others are taken to start istiod anew. */
const effects: readonly (readonly [beginning: string, effects: readonly Effect[]])[] = [
  ['meshConfig', ['at run time']],
  ['meshConfig.defaultConfig', inProxies],
  ['meshConfig.trustDomain', ['at run time', ...inProxies]],
  ['meshConfig.enablePrometheusMerge', ['istiod restarts', 'at injection']],
  ['pilot.autoscaleEnabled', ['istiod scales']],
  ['pilot.autoscaleMin', ['istiod scales']],
  ['pilot.autoscaleMax', ['istiod scales']],
  ['pilot.autoscaleBehavior', ['istiod scales']],
  ['pilot.replicaCount', ['istiod scales']],
  ['pilot.cpu', ['istiod scales']],
  ['pilot.memory', ['istiod scales']],
  ['pilot.deploymentLabels', []],
  ['pilot.ipFamilies', []],
  ['pilot.ipFamilyPolicy', []],
  ['pilot.rollingMaxSurge', []],
  ['pilot.rollingMaxUnavailable', []],
  ['pilot.serviceAccountAnnotations', []],
  ['pilot.serviceAnnotations', []],
  ['sidecarInjectorWebhook', ['at injection']],
  ['sidecarInjectorWebhook.templates', inProxies],
  ['gatewayClasses', ['gateways restart', 'waypoints restart']],
  ['global.proxy', ['at injection']],
  ['global.proxy_init', ['at injection']],
  ['global.proxy.clusterDomain', inAll],
  ['global.proxy.image', inProxies],
  ['global.proxy.logLevel', inProxies],
  ['global.proxy.componentLogLevel', inProxies],
  ['global.proxy.resources', ['at injection', 'gateways restart']],
  ['global.proxy.lifecycle', ['at injection', 'gateways restart']],
  ['global.waypoint', ['waypoints restart']],
  ['global.hub', inAll],
  ['global.tag', inAll],
  ['global.variant', inAll],
  ['global.caAddress', inProxies],
  ['global.meshID', inProxies],
  ['global.network', inProxies],
  ['global.imagePullSecrets', inProxies],
  ['global.multiCluster', inAll],
  ['global.logAsJson', inAll],
  ['global.logging', inAll],
  ['global.imagePullPolicy', inAll],
  ['global.pilotCertProvider', inAll],
  ['global.trustBundleName', inAll],
  ['global.defaultPodDisruptionBudget', []],
  ['global.meshNetworks', ['at run time']],
  ['global.networkPolicy', []],
  // The CRD has neither: the API server drops them.
  ['gateways', []],
  ['revisionTags', []],
];

/** When a change at a path of `spec.values` takes effect; nothing where it is about objects beside istiod. */
export function effectsOf(path: string): readonly Effect[] {
  const held = effects.filter(
    ([beginning]) => path === beginning || (/^[.[]/.test(path.slice(beginning.length)) && path.startsWith(beginning)),
  );
  const [longest] = held.sort(([one], [other]) => other.length - one.length);
  return longest?.[1] ?? ['istiod restarts'];
}
