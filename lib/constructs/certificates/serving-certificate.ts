import { Construct } from 'constructs';
import {
  Certificate,
  type CertificateSpecPrivateKeyAlgorithm,
  type CertificateSpecSubject,
} from '../../../imports/cert-manager.io';
import type { Upstream } from '../../upstream';
import type { CertificateAuthority } from './certificate-authority';

/** `spec` of Certificate, signed by an authority of the mesh. */
export interface ServingCertificateProps {
  /** Names the Certificate, and with `-cert` its Secret. */
  readonly name: string;
  readonly authority: CertificateAuthority;
  readonly dnsNames: readonly string[];
  readonly commonName: string;
  /** @default - the common name alone */
  readonly subject?: CertificateSubject;
  /** A Go duration. */
  readonly duration: string;
  readonly privateKey: { readonly algorithm: 'RSA' | 'ECDSA'; readonly size: number };
}

/** Who a certificate speaks for (`spec.subject` of Certificate). */
export type CertificateSubject = Upstream<CertificateSpecSubject>;

/** A certificate that a gateway serves, in the namespace of its authority, which is that of the gateway's pods. */
export class ServingCertificate extends Construct {
  /** Secret that cert-manager keeps key and certificate in. */
  readonly secretName: string;

  constructor(scope: Construct, id: string, props: ServingCertificateProps) {
    super(scope, id);
    const { issuer, namespace } = props.authority;
    this.secretName = `${props.name}-cert`;
    new Certificate(this, 'Resource', {
      metadata: { name: props.name, namespace: namespace.name },
      spec: {
        commonName: props.commonName,
        dnsNames: [...props.dnsNames],
        // The generated types take mutable lists; nobody changes them.
        subject: isEmpty(props.subject) ? undefined : (props.subject as CertificateSpecSubject),
        duration: props.duration,
        secretName: this.secretName,
        privateKey: {
          algorithm: props.privateKey.algorithm as CertificateSpecPrivateKeyAlgorithm,
          size: props.privateKey.size,
        },
        issuerRef: { group: 'cert-manager.io', kind: issuer.kind, name: issuer.name },
      },
    });
  }
}

function isEmpty(subject: CertificateSubject | undefined): boolean {
  return subject === undefined || Object.keys(subject).length === 0;
}
