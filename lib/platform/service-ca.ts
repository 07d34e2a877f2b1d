/**
 * OpenShift's service CA, which signs certificates for the names of Services.
 *
 * Sources: openshift/service-ca-operator `pkg/controller/api/api.go`; that the router verifies such certificates by itself,
 * openshift/router `images/router/haproxy/conf/haproxy-config.template`.
 */

/** Annotation of a Service that asks for a certificate of `<service>.<namespace>.svc`, and names the Secret it comes in. */
export const servingCertificateAnnotation = 'service.beta.openshift.io/serving-cert-secret-name';
