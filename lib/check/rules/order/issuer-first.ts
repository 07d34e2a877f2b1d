import type { Manifest } from '../../../manifest/manifest';
import { issuers, tryIssuer, trySigningCertificate } from '../../derived/certificate/issuers';
import { isExternal } from '../../derived/externals';
import { hasWaves, isInEarlierWave, placeName } from '../../derived/order';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';

export const issuerFirst: Rule = {
  code: 'ORD008',
  severity: 'error',
  title: 'A Certificate comes no earlier than what signs it',
  why: 'Argo CD waits for each wave to be healthy, and a Certificate without its issuer never is: the sync stops at that wave, and the issuer of a later one is never applied.',
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: self-signed, namespace: istio-ingress, annotations: { argocd.argoproj.io/sync-wave: "50" } }
    spec: { selfSigned: {} }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: ca, namespace: istio-ingress, annotations: { argocd.argoproj.io/sync-wave: "40" } }
    spec: { secretName: ca, isCA: true, commonName: ca, issuerRef: { name: self-signed } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: ca, namespace: istio-ingress, annotations: { argocd.argoproj.io/sync-wave: "40" } }
    spec: { ca: { secretName: ca } }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: self-signed, namespace: istio-ingress, annotations: { argocd.argoproj.io/sync-wave: "40" } }
    spec: { selfSigned: {} }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: ca, namespace: istio-ingress, annotations: { argocd.argoproj.io/sync-wave: "40" } }
    spec: { secretName: ca, isCA: true, commonName: ca, issuerRef: { name: self-signed } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: ca, namespace: istio-ingress, annotations: { argocd.argoproj.io/sync-wave: "40" } }
    spec: { ca: { secretName: ca } }`,
  *check(mesh) {
    // Whoever applies files does not wait for health: cert-manager signs when everything is there.
    if (!hasWaves(mesh)) return;
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      yield* lateFor(mesh, on, 'spec.issuerRef.name', tryIssuer(mesh, on));
    }
    for (const on of issuers(mesh)) yield* lateFor(mesh, on, 'spec.ca.secretName', trySigningCertificate(mesh, on));
  },
};

function* lateFor(
  mesh: Mesh,
  on: Complaint['on'],
  at: string,
  needed: Pick<Manifest, 'kind' | 'metadata'> | undefined,
): Iterable<Complaint> {
  if (!needed || isExternal(mesh, needed) || !isInEarlierWave(mesh, on, needed)) return;
  const message = `${needed.kind} "${needed.metadata.name}" comes ${placeName(mesh, needed)} only, which waits for this one; let it come no later`;
  yield { on, at, message };
}
