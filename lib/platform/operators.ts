/**
 * Operators as the Operator Lifecycle Manager (OLM) installs them.
 *
 * Sources: `bundle/metadata/annotations.yaml`, the install modes of the ClusterServiceVersion and `bundle/manifests` of
 * openshift-service-mesh/sail-operator v3.4.1 and openshift/cert-manager-operator cert-manager-1.20.
 */
export interface OperatorFacts {
  /** Package name in the catalog. */
  readonly package: string;
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
    csvPrefix: 'cert-manager-operator.v',
    namespace: 'cert-manager-operator',
    operatorGroup: 'own',
    apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
    // The operator's README names the namespace; its webhook answers for every certificate and issuer,
    // and is believed once cainjector has written its authority.
    operand: {
      namespace: 'cert-manager',
      deployments: ['cert-manager', 'cert-manager-cainjector', 'cert-manager-webhook'],
    },
  },
} as const satisfies Record<string, OperatorFacts>;

/** An operator that Rigging installs, by its package name. */
export type OperatorPackage = keyof typeof operators;

/** Channel that follows every release of the cert-manager operator (its `annotations.yaml`). */
export const certManagerChannel = 'stable-v1';

/** Name of the one CertManager that the cert-manager operator reads (its `pkg/controller/deployment`). */
export const certManagerName = 'cluster';

/** Where Red Hat's operators come from on a connected cluster. */
export const defaultCatalog = { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' } as const;

/** The operator that delivers the CRDs of an API group, or `undefined` where the cluster itself serves the group. */
export function tryOperatorOf(apiGroup: string): OperatorFacts | undefined {
  return Object.values<OperatorFacts>(operators).find(({ apiGroups }) => apiGroups.includes(apiGroup));
}
