import { certificateSigners } from '../../derived/control-plane/certificate-signers';
import { type ControlPlane, controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';
import { among } from '../../wording';

export const csrRevisions: Rule = {
  code: 'CP039',
  severity: 'error',
  title: 'An IstioCSR lists the revisions of the control planes that it signs for',
  why: 'Each revision becomes a name in the certificate of istiod, and only "default" does by itself. Proxies of another revision do not trust its control plane, and never become ready.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: prod }
    spec:
      namespace: istio-system
      version: v1.30.3
      updateStrategy: { type: RevisionBased }
      values:
        global: { caAddress: "cert-manager-istio-csr.istio-csr.svc:443" }
        pilot: { env: { ENABLE_CA_SERVER: "false" } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: istio-ca, namespace: istio-system }
    spec: { ca: { secretName: istio-ca } }
    ---
    apiVersion: v1
    kind: Secret
    metadata: { name: istio-ca, namespace: istio-system }`,
  bad: `
    apiVersion: operator.openshift.io/v1alpha1
    kind: IstioCSR
    metadata: { name: default, namespace: istio-csr }
    spec:
      istioCSRConfig:
        certManager: { issuerRef: { name: istio-ca, kind: Issuer, group: cert-manager.io } }
        istiodTLSConfig: { trustDomain: cluster.local }
        istio: { namespace: istio-system }`,
  good: `
    apiVersion: operator.openshift.io/v1alpha1
    kind: IstioCSR
    metadata: { name: default, namespace: istio-csr }
    spec:
      istioCSRConfig:
        certManager: { issuerRef: { name: istio-ca, kind: Issuer, group: cert-manager.io } }
        istiodTLSConfig: { trustDomain: cluster.local }
        istio: { namespace: istio-system, revisions: [prod-v1-30-3] }`,
  *check(mesh) {
    for (const { on, namespace, revisions } of certificateSigners(mesh)) {
      const served = controlPlanes(mesh).filter((plane) => plane.namespace === namespace && isServed(plane));
      for (const { revision, istio } of served) {
        if (revisions.includes(revision)) continue;
        const message = `"${revision}" is missing, the revision of Istio ${istio.metadata.name}${among(revisions)}; add it`;
        yield { on, at: 'spec.istioCSRConfig.istio.revisions', message };
      }
    }
  },
};

/** Whether a control plane leaves certificates to istio-csr, and its revision is certain. */
function isServed({ istio, version }: ControlPlane): boolean {
  return version !== undefined && istio.spec?.values?.global?.caAddress !== undefined;
}
