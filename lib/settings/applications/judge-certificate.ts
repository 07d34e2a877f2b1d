import { tryNanoseconds } from '../../go-duration';
import { authorityDuration, longestCommonName, minimumDuration } from '../../platform/cert-manager';
import type { Fault } from '../fault';
import { isSubdomain, subdomainRule } from '../names';
import type { Expose } from './resolve-applications';
import type { Certificate, GivenCertificate, IssuedCertificate } from './resolve-certificate';

/** Bits of a private key, by algorithm (cert-manager.io/v1 `privateKey.size`). */
const keySizes: Readonly<Record<string, readonly number[]>> = {
  RSA: [2048, 4096, 8192],
  ECDSA: [256, 384, 521],
};

/** What a host's certificate cannot be. */
export function* judgeCertificate(certificate: Certificate, at: string): Iterable<Fault> {
  if (certificate.secretName === undefined) yield* judgeIssued(certificate, at);
  else yield* judgeGiven(certificate, at);
}

/**
 * A browser that has a connection for one host takes it for every other host of the certificate. A gateway looks for those
 * among the routes of the first, and answers 404.
 */
export function* judgeSharedSecret(
  { host, gateway, termination, certificate }: Expose,
  seen: Map<string, string>,
  at: string,
): Iterable<Fault> {
  const secretName = certificate?.secretName;
  if (secretName === undefined || termination !== 'passthrough') return;
  const first = seen.get(`${gateway}/${secretName}`);
  seen.set(`${gateway}/${secretName}`, first ?? host);
  if (first === undefined) return;
  const say = `"${secretName}" is shown for "${first}" too, and browsers would take a connection for one host as one for both; give each its own, or end TLS at the router (termination)`;
  yield { at: `${at}.secretName`, say };
}

function* judgeGiven({ secretName, ...others }: GivenCertificate, at: string): Iterable<Fault> {
  if (!isSubdomain(secretName)) {
    yield { at: `${at}.secretName`, say: `"${secretName}" is not a name of a Secret: ${subdomainRule}` };
  }
  for (const [setting, value] of Object.entries(others)) {
    if (value === undefined) continue;
    const say = `Secret "${secretName}" is made by other means, which say what it holds; remove ${setting} or secretName`;
    yield { at: `${at}.${setting}`, say };
  }
}

function* judgeIssued(certificate: IssuedCertificate, at: string): Iterable<Fault> {
  const { issuerRef, commonName, duration } = certificate;
  if (issuerRef && !isSubdomain(issuerRef.name)) {
    yield { at: `${at}.issuerRef.name`, say: `"${issuerRef.name}" is not a name of an issuer: ${subdomainRule}` };
  }
  if (commonName !== undefined) yield* judgeCommonName(commonName, `${at}.commonName`);
  // How long another issuer signs for, it says itself.
  const longest = issuerRef ? undefined : authorityDuration;
  if (duration !== undefined) yield* judgeDuration(duration, longest, `${at}.duration`);
  const { algorithm, size } = certificate.privateKey;
  const sizes = keySizes[algorithm] ?? [];
  if (!sizes.includes(size)) {
    yield { at: `${at}.privateKey.size`, say: `${size} is no size of ${algorithm}; choose one of ${sizes.join(', ')}` };
  }
}

function* judgeCommonName(name: string, at: string): Iterable<Fault> {
  if (name.length > longestCommonName) {
    yield { at, say: `"${name}" has ${name.length} characters; at most ${longestCommonName} are allowed` };
  }
  if (name === '') yield { at, say: 'is empty; leave it out to have one made of the name' };
}

function* judgeDuration(duration: string, longest: string | undefined, at: string): Iterable<Fault> {
  const lasts = tryNanoseconds(duration);
  const least = tryNanoseconds(minimumDuration) ?? 0n;
  const most = longest && tryNanoseconds(longest);
  if (lasts === undefined) yield { at, say: `"${duration}" is not a Go duration; write e.g. "8760h"` };
  else if (most && lasts > most)
    yield { at, say: `"${duration}" is longer than the authority's own certificate lasts, "${longest}"` };
  else if (lasts < least) yield { at, say: `"${duration}" is shorter than cert-manager's least, "${minimumDuration}"` };
}
