/**
 * Kiali as its operator reads it.
 *
 * Sources: kiali/kiali-operator v2.27 `crd-docs/crd/kiali.io_kialis.yaml`, `roles/default/kiali-deploy` and
 * `roles/default/ossmconsole-deploy` (defaults, tasks) and `playbooks/kiali-default-supported-images.yml`; OpenShift
 * documentation, "Observability in Service Mesh", for what is supported and for the addresses of the cluster's monitoring.
 */
import type { OpenShiftReleaseName } from './openshift';

/** What `auth.strategy` may be; of these OpenShift Service Mesh supports `openshift` alone. */
export const authStrategies = ['anonymous', 'header', 'openid', 'openshift', 'token'] as const;

/** Servers that the operator installs, as `spec.version` names them. */
export const serverVersions = ['v1.73', 'v2.4', 'v2.11', 'v2.17', 'v2.22', 'v2.27'] as const;

/** Settings that Kiali 2 no longer reads, though some CRDs still have them, and what replaces them. */
export const removedFields: Readonly<Record<string, string>> = {
  'spec.deployment.accessible_namespaces':
    'Kiali 2 does not read it; write deployment.discovery_selectors with deployment.cluster_wide_access: false',
  'spec.api.namespaces': 'Kiali 2 does not read it; write deployment.discovery_selectors',
};

/** Where the metrics of all namespaces are asked for, and what lets an account do so. */
export const thanosQuerier = 'https://thanos-querier.openshift-monitoring.svc.cluster.local:9091';
export const monitoringViewRole = 'cluster-monitoring-view';

/** Port of Kiali's Service. */
export const kialiPort = 20001;

/** How long the name of a Kiali may be (`deployment.instance_name`): names of what belongs to it start with it. */
export const kialiNameLength = 40;

/**
 * Name of the Kiali of a control plane: Rigging's own, as istiod is called. No two of a cluster may share one, and it must
 * stay the same while the Kiali is there.
 */
export function kialiName(istio: string): string {
  return istio === 'default' ? 'kiali' : `kiali-${istio}`;
}

/** Account that the operator makes for the Kiali of a name. */
export function kialiAccount(name: string): string {
  return `${name}-service-account`;
}

/** Kiali's pages in OpenShift's console, of which a cluster has one: where Rigging puts them, and since which OpenShift. */
export const consolePlugin = { name: 'ossmconsole', namespace: 'ossmconsole', since: '4.15' } as const satisfies {
  readonly since: OpenShiftReleaseName;
} & Record<string, string>;
