/**
 * What OpenShift lets pods do that are granted nothing: the SecurityContextConstraints restricted-v2.
 *
 * Sources: openshift/cluster-kube-apiserver-operator `bindata/bootkube/scc-manifests`, scc-restricted-v2;
 * ranges from openshift/cluster-policy-controller `pkg/security/controller/namespace_scc_allocation_controller.go`.
 */

/** Capabilities that pods may add. */
export const restrictedCapabilities: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);

/** Annotation that OpenShift writes on a namespace: its first user and how many it has, e.g. `1000650000/10000`. */
export const uidRangeAnnotation = 'openshift.io/sa.scc.uid-range';

/** Where the range begins that namespaces get theirs from. */
export const smallestUid = 1_000_000_000;
