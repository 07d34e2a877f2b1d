import type { IssuerRef } from '../../constructs/certificates/certificate-authority';
import type { PrivateKey } from '../../constructs/certificates/serving-certificate';
import type { CertificateSettings, PrivateKeySettings } from './certificate-settings';

/** The certificate of a host: one that cert-manager issues, or one that is made by other means. */
export type Certificate = IssuedCertificate | GivenCertificate;

/** A certificate that cert-manager issues, with its defaults. */
export interface IssuedCertificate extends Pick<CertificateSettings, 'commonName' | 'subject' | 'duration'> {
  readonly secretName?: undefined;
  /** None where a CA of the mesh's own signs. */
  readonly issuerRef?: IssuerRef;
  readonly privateKey: PrivateKey;
}

/** A Secret that is there already; `judge` refuses what is given beside its name. */
export interface GivenCertificate extends CertificateSettings {
  readonly secretName: string;
}

export function resolveCertificate(application: string, settings: CertificateSettings = {}): Certificate {
  const { secretName } = settings;
  return secretName === undefined ? resolveIssued(application, settings) : { ...settings, secretName };
}

/** Of a CA of the mesh's own, everything is asked for; of another issuer, what every issuer takes. */
function resolveIssued(
  application: string,
  { issuerRef, commonName, subject, duration, privateKey }: CertificateSettings,
): IssuedCertificate {
  const key = resolvePrivateKey(privateKey);
  if (!issuerRef) {
    return {
      commonName: commonName ?? `${application}-https-cn`,
      subject,
      duration: duration ?? '8760h',
      privateKey: key,
    };
  }
  const { name, kind = 'ClusterIssuer' } = issuerRef;
  return { issuerRef: { kind, name }, commonName, subject, duration, privateKey: { rotationPolicy: 'Always', ...key } };
}

function resolvePrivateKey({ algorithm = 'RSA', size, rotationPolicy }: PrivateKeySettings = {}): PrivateKey {
  return { algorithm, size: size ?? (algorithm === 'RSA' ? 2048 : 256), ...(rotationPolicy && { rotationPolicy }) };
}
