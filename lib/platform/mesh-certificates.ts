/**
 * Who signs the certificates of a mesh's pods, where istiod does not do so with a key of its own.
 *
 * Sources: openshift/cert-manager-operator cert-manager-1.20 `api/operator/v1alpha1/istiocsr_types.go`,
 * `api/operator/v1alpha1/features.go` and `pkg/controller/istiocsr`; istio `pilot/pkg/bootstrap/istio_ca.go`; the chapter
 * about cert-manager in the installation guide of OpenShift Service Mesh 3.
 */

/** Name of the one IstioCSR that the cert-manager operator admits in a cluster. */
export const istioCsrName = 'default';

/** Namespace that the documentation gives to istio-csr. */
export const istioCsrNamespace = 'istio-csr';

/** Deployment and Service that the operator makes of it. */
export const istioCsrDeployment = 'cert-manager-istio-csr';

/** Where pods ask for their certificates: the Service of istio-csr. */
export const istioCsrAddress = `${istioCsrDeployment}.${istioCsrNamespace}.svc:443`;

/** First minor of the cert-manager operator that runs istio-csr without being told to, and knows clusters by name. */
export const istioCsrOperatorMinor = 18;

/** Secret with the certificate that istiod signs with, if there is one when it starts; keys as in a TLS Secret will do. */
export const pluggedAuthoritySecret = 'cacerts';
