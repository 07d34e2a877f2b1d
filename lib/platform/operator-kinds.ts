/**
 * Kinds of well-known operators whose schemas `crds/` does not carry, as `group/Kind`: those that make Secrets, so that
 * none need stand in files, and those of Tempo, whose licence is not one to carry.
 *
 * Sources: external-secrets/external-secrets `config/crds/bases`, bitnami-labs/sealed-secrets `helm/sealed-secrets/crds`,
 * cert-manager/trust-manager `deploy/crds`, grafana/tempo-operator `bundle/openshift`.
 */
const kinds: ReadonlySet<string> = new Set([
  'external-secrets.io/ExternalSecret',
  'external-secrets.io/ClusterExternalSecret',
  'external-secrets.io/SecretStore',
  'external-secrets.io/ClusterSecretStore',
  'external-secrets.io/PushSecret',
  'external-secrets.io/ClusterPushSecret',
  'bitnami.com/SealedSecret',
  'trust.cert-manager.io/Bundle',
  'tempo.grafana.com/TempoStack',
  'tempo.grafana.com/TempoMonolithic',
]);

/** Whether a kind is one of a well-known operator, of which only the name is known here. */
export function isOperatorKind(group: string, kind: string): boolean {
  return kinds.has(`${group}/${kind}`);
}
