import { Construct } from 'constructs';
import { Certificate, CertificateSpecPrivateKeyAlgorithm, Issuer } from '../../../imports/cert-manager.io';
import { authorityDuration, issuerGroup } from '../../platform/cert-manager';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** An issuer, of this mesh or of others: a ClusterIssuer, or an Issuer in the namespace of what it signs. */
export interface IssuerRef {
  readonly kind: string;
  readonly name: string;
}

/** Where an authority signs, and who vouches for it. */
export interface CertificateAuthorityProps {
  /** Where its certificates are used: an Issuer serves its own namespace only. */
  readonly namespace: MeshNamespace;
  /** Signs the authority's own certificate. */
  readonly selfSignedIssuer: IssuerRef;
}

/** A certificate authority of the mesh's own, for certificates that no public one would sign. */
export class CertificateAuthority extends Construct {
  readonly namespace: MeshNamespace;
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, { namespace, selfSignedIssuer }: CertificateAuthorityProps) {
    super(scope, id);
    this.namespace = namespace;
    const secretName = 'selfsigned-ca-cert';
    new Certificate(this, 'Certificate', {
      metadata: { name: 'selfsigned-ca', namespace: namespace.name },
      spec: {
        isCa: true,
        commonName: 'selfsigned-ca',
        duration: authorityDuration,
        secretName,
        privateKey: { algorithm: CertificateSpecPrivateKeyAlgorithm.RSA, size: 2048 },
        issuerRef: { group: issuerGroup, kind: selfSignedIssuer.kind, name: selfSignedIssuer.name },
      },
    });
    this.issuer = new Issuer(this, 'Issuer', {
      metadata: { name: 'ca-issuer', namespace: namespace.name },
      spec: { ca: { secretName } },
    });
  }
}
