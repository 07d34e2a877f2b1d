/**
 * Whom NetworkPolicies of OpenShift have to do with.
 *
 * Sources: the labels of `openshift-ingress` from openshift/cluster-ingress-operator
 * `pkg/manifests/assets/router-namespace.yaml`, of host-network routers from the OpenShift documentation, "About network
 * policy"; the DNS pods' port from openshift/cluster-dns-operator `assets/dns/service.yaml` (53 leads to 5353); labels that
 * Kubernetes writes from kubernetes `staging/src/k8s.io/api/core/v1/well_known_labels.go`.
 */

/** Label that Kubernetes puts on every namespace, with its name. */
export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Labels of the namespace where the router runs, beside those that someone gives it. */
export const routerNamespaceLabels = {
  [namespaceNameLabel]: 'openshift-ingress',
  name: 'openshift-ingress',
  'openshift.io/cluster-monitoring': 'true',
  'policy-group.network.openshift.io/ingress': '',
} as const;

/** Label of the pseudo namespace that pods on the host's network belong to, routers on bare metal among them. */
export const hostNetworkLabels = {
  'policy-group.network.openshift.io/host-network': '',
  'policy-group.network.openshift.io/ingress': '',
} as const;

/** The label that `policy-group.network.openshift.io/ingress` replaced; host-network routers do not have it. */
export const legacyRouterLabel = { 'network.openshift.io/policy-group': 'ingress' } as const;

/** The cluster's DNS: clients ask the Service's port, and policies see the port of the pods. */
export const clusterDns = { namespace: 'openshift-dns', servicePort: 53, podPort: 5353 } as const;

/**
 * Where the kubelet's probes of pods in ambient mode seem to come from (istio `cni/pkg/config`, `HostProbeSNATIP` and
 * `HostProbeSNATIPV6`).
 */
export const probeSources = {
  ipv4: '169.254.7.127/32',
  ipv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128',
} as const;

/** Label of the namespaces that a router runs in, by its own network or the host's. */
export const routerPolicyGroup = { 'policy-group.network.openshift.io/ingress': '' } as const;
