import { Construct } from 'constructs';
import {
  Certificate,
  type CertificateSpecPrivateKeyAlgorithm,
  type CertificateSpecPrivateKeyRotationPolicy,
  type CertificateSpecSubject,
} from '../../../imports/cert-manager.io';
import { issuerGroup } from '../../platform/cert-manager';
import type { Upstream } from '../../upstream';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { IssuerRef } from './certificate-authority';

/** Certificate and key that clients are shown, in a Secret beside the gateway's pods, whoever makes it. */
export interface ShownCertificate {
  readonly secretName: string;
}

/** `spec` of Certificate, signed by an authority of the mesh or by an issuer of others. */
export interface ServingCertificateProps {
  /** Names the Certificate, and with `-cert` its Secret. */
  readonly name: string;
  /** Where the gateway's pods run that serve it. */
  readonly namespace: MeshNamespace;
  readonly issuer: IssuerRef;
  readonly dnsNames: readonly string[];
  /** @default - none, which clients do not miss */
  readonly commonName?: string;
  /** @default - the common name alone */
  readonly subject?: CertificateSubject;
  /** A Go duration. @default - what the issuer gives */
  readonly duration?: string;
  readonly privateKey: PrivateKey;
}

/** `spec.privateKey` of Certificate. */
export interface PrivateKey {
  readonly algorithm: 'RSA' | 'ECDSA';
  /** Bits. */
  readonly size: number;
  /** @default - cert-manager's own, `Always` since its version 1.18 */
  readonly rotationPolicy?: 'Always' | 'Never';
}

/** Whom a certificate speaks for besides its hosts (`spec.subject` of Certificate); browsers do not look at it. */
export type CertificateSubject = Upstream<CertificateSpecSubject>;

/** A certificate that cert-manager issues for a gateway to serve. */
export class ServingCertificate extends Construct implements ShownCertificate {
  /** Secret that cert-manager keeps key and certificate in. */
  readonly secretName: string;

  constructor(scope: Construct, id: string, props: ServingCertificateProps) {
    super(scope, id);
    const { issuer, namespace, privateKey } = props;
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
          algorithm: privateKey.algorithm as CertificateSpecPrivateKeyAlgorithm,
          size: privateKey.size,
          rotationPolicy: privateKey.rotationPolicy as CertificateSpecPrivateKeyRotationPolicy | undefined,
        },
        issuerRef: { group: issuerGroup, kind: issuer.kind, name: issuer.name },
      },
    });
  }
}

function isEmpty(subject: CertificateSubject | undefined): boolean {
  return subject === undefined || Object.keys(subject).length === 0;
}
