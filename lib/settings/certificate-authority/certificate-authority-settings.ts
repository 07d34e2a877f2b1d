/** Who signs the certificates of the mesh's pods, other than istiod with a key of its own. */
export interface CertificateAuthoritySettings {
  /**
   * `istio-csr`: cert-manager signs each of them, and istiod none. `istiod`: istiod signs with an intermediate certificate
   * that cert-manager issues to it (Secret `cacerts`).
   * @default 'istio-csr'
   */
  readonly signer?: 'istio-csr' | 'istiod';
  /**
   * The issuer behind it, which the cluster has already; clusters of one mesh need the same root. Where istio-csr already
   * runs with another one, delete `IstioCSR default` first: its operator takes no change of it.
   * @default - a root of the mesh's own
   */
  readonly issuerRef?: IssuerRefSettings;
}

/** An issuer of cert-manager. */
export interface IssuerRefSettings {
  readonly name: string;
  /** An `Issuer` stands in the namespace of what it signs, here the control plane's. @default 'ClusterIssuer' */
  readonly kind?: 'ClusterIssuer' | 'Issuer';
}
