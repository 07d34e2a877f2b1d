/**
 * How a Service asks a cloud for a load balancer that only its own network reaches, and which callers it admits.
 *
 * Sources: openshift/cluster-ingress-operator `pkg/operator/controller/ingress/load_balancer_service.go`
 * (`InternalLBAnnotations`); kubernetes/cloud-provider-gcp `providers/gce/gce_annotations.go`; for the scheme,
 * kubernetes-sigs/aws-load-balancer-controller `docs/guide/service/annotations.md`; kubernetes/cloud-provider
 * `service/helpers/helper.go` (`GetLoadBalancerSourceRanges`).
 */

/** Values by annotation; AWS takes any but `false`, since it once asked for a range there. */
const internal: Readonly<Record<string, RegExp>> = {
  'cloud.google.com/load-balancer-type': /^internal$/i,
  'networking.gke.io/load-balancer-type': /^internal$/i,
  'service.beta.kubernetes.io/aws-load-balancer-internal': /^(?!false$)./,
  'service.beta.kubernetes.io/aws-load-balancer-scheme': /^internal$/,
  'service.beta.kubernetes.io/azure-load-balancer-internal': /^true$/,
  'service.beta.kubernetes.io/openstack-internal-load-balancer': /^true$/,
  'service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type': /^private$/,
};

/** Whether annotations ask for a load balancer that is not open to the Internet. */
export function isInternal(annotations: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(internal).some(([name, value]) => value.test(annotations[name] ?? ''));
}

/** Annotation with the ranges that may call, comma by comma; it counts where the Service itself names none. */
export const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';
