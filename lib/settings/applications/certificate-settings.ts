import type { CertificateSubject } from '../../constructs/certificates/serving-certificate';
import type { IssuerRefSettings } from '../certificate-authority/certificate-authority-settings';

/**
 * The certificate of a host (`spec` of `cert-manager.io/v1` Certificate). An ACME issuer such as Let's Encrypt takes no
 * subject, no common name but the host, and mostly no duration: with `issuerRef` these are asked for only where given.
 */
export interface CertificateSettings {
  /** The issuer, which the cluster has already; an `Issuer` stands in the gateway's namespace. @default - a CA of the mesh's own */
  readonly issuerRef?: IssuerRefSettings;
  /**
   * A Secret of type `kubernetes.io/tls` in the gateway's namespace, made by other means; nothing else is given beside it.
   * @default - cert-manager makes one
   */
  readonly secretName?: string;
  /** @default `<application>-https-cn`; with `issuerRef` none */
  readonly commonName?: string;
  /** @default - no subject but the common name */
  readonly subject?: CertificateSubject;
  /** A Go duration. @default '8760h', a year; with `issuerRef` what the issuer gives */
  readonly duration?: string;
  /** @default - RSA 2048 */
  readonly privateKey?: PrivateKeySettings;
}

export interface PrivateKeySettings {
  /** @default 'RSA' */
  readonly algorithm?: 'RSA' | 'ECDSA';
  /** Bits. @default - 2048 for RSA, 256 for ECDSA */
  readonly size?: number;
  /** Whether each renewal of the certificate makes a new key. @default - 'Always' with `issuerRef`, else cert-manager's own */
  readonly rotationPolicy?: 'Always' | 'Never';
}
