/**
 * Versions of APIs that a cluster still serves and warns about.
 *
 * Source: `deprecated: true` in the CRDs of openshift-service-mesh/sail-operator v3.2.8 to v3.4.1, of
 * open-telemetry/opentelemetry-operator 0.158.0 and of argoproj-labs/argocd-operator (openshift-gitops 1.21); `crds/`
 * holds them.
 */
export interface DeprecatedVersion {
  readonly kind: string;
  readonly old: string;
  readonly newer: string;
}

export const deprecatedVersions: readonly DeprecatedVersion[] = [
  { kind: 'ZTunnel', old: 'v1alpha1', newer: 'v1' },
  { kind: 'ArgoCD', old: 'v1alpha1', newer: 'v1beta1' },
  { kind: 'OpenTelemetryCollector', old: 'v1alpha1', newer: 'v1beta1' },
];
