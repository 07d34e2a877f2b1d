import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** The first certificate of a text in PEM form, or `undefined` where there is none. */
export function tryCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** The private key of a text in PEM form, or `undefined` where there is none that the router reads (RSA, ECDSA). */
export function tryPrivateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'ec' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a certificate was issued for a private key. */
export function isPair(certificate: X509Certificate, key: KeyObject): boolean {
  return certificate.checkPrivateKey(key);
}
