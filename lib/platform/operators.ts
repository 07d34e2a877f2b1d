/**
 * Operators as the Operator Lifecycle Manager (OLM) installs them.
 *
 * Sources: `bundle/metadata/annotations.yaml`, the install modes of the ClusterServiceVersion and `bundle/manifests` of
 * openshift-service-mesh/sail-operator v3.4.1, openshift/cert-manager-operator cert-manager-1.20, kiali/kiali-operator
 * `manifests/kiali-ossm`, grafana/tempo-operator `bundle/openshift` and open-telemetry/opentelemetry-operator
 * `bundle/openshift`; package names and namespaces from the installation chapters of openshift/openshift-docs.
 */
export interface OperatorFacts {
  /** Package name in the catalog. */
  readonly package: string;
  /** Channel that follows every release; `undefined` where the mesh's release has one of its own. */
  readonly channel?: string;
  /** Start of the names of its ClusterServiceVersions; `undefined` where each release has its own. */
  readonly csvPrefix?: string;
  /** Namespace of its Subscription. */
  readonly namespace: string;
  /**
   * `shared`: the namespace exists with its one, global OperatorGroup, and a second group there would stop every
   * operator in it. `own`: namespace and OperatorGroup are created with the Subscription.
   */
  readonly operatorGroup: 'shared' | 'own';
  /** API groups whose CRDs it delivers: absent from the cluster until the operator runs. */
  readonly apiGroups: readonly string[];
  /** Kinds, as `group/Kind`, whose CRDs it delivers for a group that the cluster itself serves. */
  readonly kinds?: readonly string[];
  /** What the operator starts by itself, and must run before its resources are admitted. */
  readonly operand?: { readonly namespace: string; readonly deployments: readonly string[] };
}

/** By package name. */
export const operators = {
  servicemeshoperator3: {
    package: 'servicemeshoperator3',
    namespace: 'openshift-operators',
    operatorGroup: 'shared',
    apiGroups: [
      'sailoperator.io',
      'networking.istio.io',
      'security.istio.io',
      'telemetry.istio.io',
      'extensions.istio.io',
    ],
  },
  'openshift-cert-manager-operator': {
    package: 'openshift-cert-manager-operator',
    channel: 'stable-v1',
    csvPrefix: 'cert-manager-operator.v',
    namespace: 'cert-manager-operator',
    operatorGroup: 'own',
    apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
    kinds: [
      'operator.openshift.io/CertManager',
      'operator.openshift.io/IstioCSR',
      'operator.openshift.io/TrustManager',
    ],
    // The operator's README names the namespace; its webhook answers for every certificate and issuer,
    // and is believed once cainjector has written its authority.
    operand: {
      namespace: 'cert-manager',
      deployments: ['cert-manager', 'cert-manager-cainjector', 'cert-manager-webhook'],
    },
  },
  'kiali-ossm': {
    package: 'kiali-ossm',
    channel: 'stable',
    csvPrefix: 'kiali-operator.v',
    namespace: 'openshift-operators',
    operatorGroup: 'shared',
    apiGroups: ['kiali.io'],
  },
  'tempo-product': {
    package: 'tempo-product',
    channel: 'stable',
    csvPrefix: 'tempo-operator.v',
    namespace: 'openshift-tempo-operator',
    operatorGroup: 'own',
    apiGroups: ['tempo.grafana.com'],
  },
  'opentelemetry-product': {
    package: 'opentelemetry-product',
    channel: 'stable',
    csvPrefix: 'opentelemetry-operator.v',
    namespace: 'openshift-opentelemetry-operator',
    operatorGroup: 'own',
    apiGroups: ['opentelemetry.io'],
  },
} as const satisfies Record<string, OperatorFacts>;

/** An operator that Rigging installs, by its package name. */
export type OperatorPackage = keyof typeof operators;

/** Name of the one CertManager that the cert-manager operator reads (its `pkg/controller/deployment`). */
export const certManagerName = 'cluster';

/** Where Red Hat's operators come from on a connected cluster. */
export const defaultCatalog = { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' } as const;

/** The operator that delivers the CRDs of an API group, or that of one kind of it; `undefined` where the cluster does. */
export function tryOperatorOf(apiGroup: string, kind = ''): OperatorFacts | undefined {
  return Object.values<OperatorFacts>(operators).find(
    ({ apiGroups, kinds = [] }) => apiGroups.includes(apiGroup) || kinds.includes(`${apiGroup}/${kind}`),
  );
}
