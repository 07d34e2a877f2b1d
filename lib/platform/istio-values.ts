/**
 * What becomes of each of Istio's Helm values once the operator has applied them: which ones istiod starts anew for, which
 * ones pods get when they are injected, and which ones istiod hands to running proxies.
 *
 * Sources: istio/istio `manifests/charts/istio-control/istio-discovery` (`templates/deployment.yaml`, `templates/autoscale.yaml`,
 * `files/injection-template.yaml`); istio.io, "ProxyConfig" (not configured dynamically) and "Global Mesh Options".
 */

/** When a value takes effect. */
export type Effect = 'istiod restarts' | 'istiod scales' | 'at injection' | 'at run time';

/** Of values whose path begins so, the longest beginning counts; all others are taken to start istiod anew. */
const effects: readonly (readonly [beginning: string, effects: readonly Effect[]])[] = [
  ['meshConfig', ['at run time']],
  ['meshConfig.defaultConfig', ['at injection']],
  ['meshConfig.trustDomain', ['at run time', 'at injection']],
  ['meshConfig.enablePrometheusMerge', ['istiod restarts', 'at injection']],
  ['pilot.autoscaleEnabled', ['istiod scales']],
  ['pilot.autoscaleMin', ['istiod scales']],
  ['pilot.autoscaleMax', ['istiod scales']],
  ['pilot.autoscaleBehavior', ['istiod scales']],
  ['pilot.replicaCount', ['istiod scales']],
  ['pilot.cpu', ['istiod scales']],
  ['pilot.memory', ['istiod scales']],
  ['sidecarInjectorWebhook', ['at injection']],
  ['global.proxy', ['at injection']],
  ['global.proxy_init', ['at injection']],
  ['global.proxy.clusterDomain', ['istiod restarts', 'at injection']],
  ['global.caAddress', ['at injection']],
  ['global.meshID', ['at injection']],
  ['global.network', ['at injection']],
  ['global.multiCluster', ['istiod restarts', 'at injection']],
  ['global.logAsJson', ['istiod restarts', 'at injection']],
  ['global.imagePullPolicy', ['istiod restarts', 'at injection']],
  ['global.meshNetworks', ['at run time']],
  ['global.networkPolicy', []],
];

/** When a change at a path of `spec.values` takes effect; nothing where it is about objects beside istiod. */
export function effectsOf(path: string): readonly Effect[] {
  const held = effects.filter(
    ([beginning]) => path === beginning || (/^[.[]/.test(path.slice(beginning.length)) && path.startsWith(beginning)),
  );
  const [longest] = held.sort(([one], [other]) => other.length - one.length);
  return longest?.[1] ?? ['istiod restarts'];
}
