/**
 * Lists whose order means nothing: their items hold all at once, each for itself, or one instead of another.
 *
 * What an API itself declares a map or a set (`x-kubernetes-list-type`) needs no entry here.
 *
 * Sources: the reference of each API (kubernetes.io, istio.io, gateway-api.sigs.k8s.io, docs.openshift.com, cert-manager.io,
 * prometheus-operator.dev, argo-cd.readthedocs.io). Rules of an AuthorizationPolicy and matches of a route are alternatives;
 * routes themselves are tried from the first to the last, init containers run and filters work in their order. A Deployment
 * takes any other order in its pod template for a new template, and replaces its pods (kubernetes/kubernetes
 * `pkg/controller/deployment/util/deployment_util.go` EqualIgnoreHash); a variable may name those before it (Kubernetes,
 * "Define Dependent Environment Variables").
 */

/** Names of fields that hold such lists, by the API groups that have them; of all groups under the empty name. */
const unorderedFields: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['finalizers', 'ownerReferences']),
  'k8s.io': new Set([
    ...['containers', 'hostAliases', 'imagePullSecrets', 'items', 'ports', 'secrets', 'sources', 'tolerations'],
    ...['topologySpreadConstraints', 'volumeMounts', 'volumes', 'accessModes', 'add', 'drop', 'sysctls'],
    ...['matchExpressions', 'matchFields', 'nodeSelectorTerms', 'values'],
    ...['preferredDuringSchedulingIgnoredDuringExecution', 'requiredDuringSchedulingIgnoredDuringExecution'],
    ...['apiGroups', 'nonResourceURLs', 'resourceNames', 'resources', 'rules', 'subjects', 'verbs'],
    ...['egress', 'except', 'from', 'ingress', 'policyTypes', 'to'],
    ...['externalIPs', 'loadBalancerSourceRanges', 'metrics', 'policies'],
  ]),
  'istio.io': new Set([
    ...['addresses', 'endpoints', 'exportTo', 'gateways', 'hosts', 'match', 'ports', 'route', 'servers', 'subsets'],
    ...['audiences', 'from', 'fromHeaders', 'fromParams', 'jwtRules', 'rules', 'targetRefs', 'to', 'values', 'when'],
    ...['cipherSuites', 'notValues', 'subjectAltNames'],
    ...['ipBlocks', 'namespaces', 'principals', 'remoteIpBlocks', 'requestPrincipals', 'serviceAccounts'],
    ...['notIpBlocks', 'notNamespaces', 'notPrincipals', 'notRemoteIpBlocks', 'notRequestPrincipals'],
    ...['methods', 'paths', 'notHosts', 'notMethods', 'notPaths', 'notPorts', 'notServiceAccounts'],
  ]),
  'sailoperator.io': new Set([
    ...['discoverySelectors', 'extensionProviders', 'matchExpressions', 'trustDomainAliases', 'values'],
    ...['excludeNamespaces', 'imagePullSecrets', 'tolerations'],
  ]),
  'gateway.networking.k8s.io': new Set([
    ...['addresses', 'backendRefs', 'certificateRefs', 'from', 'hostnames', 'kinds', 'listeners', 'matches'],
    ...['parentRefs', 'targetRefs', 'to', 'matchExpressions', 'values', 'subjectAltNames', 'caCertificateRefs'],
  ]),
  'route.openshift.io': new Set(['alternateBackends']),
  'cert-manager.io': new Set([
    ...['dnsNames', 'emailAddresses', 'ipAddresses', 'uris', 'usages'],
    ...[
      'countries',
      'localities',
      'organizationalUnits',
      'organizations',
      'postalCodes',
      'provinces',
      'streetAddresses',
    ],
  ]),
  'operators.coreos.com': new Set(['targetNamespaces', 'volumes', 'volumeMounts', 'tolerations']),
  'operator.openshift.io': new Set(['revisions', 'tolerations']),
  'monitoring.coreos.com': new Set(['endpoints', 'matchExpressions', 'matchNames', 'podMetricsEndpoints', 'values']),
  'argoproj.io': new Set([
    ...['clusterResourceWhitelist', 'destinations', 'ignoreDifferences', 'namespaceResourceWhitelist', 'sourceRepos'],
    ...['resourceHealthChecks', 'syncOptions', 'jsonPointers', 'matchExpressions', 'values', 'sourceNamespaces'],
  ]),
};

/** Fields that hold lists whose order counts, even where their API declares a map. */
const orderedFields: ReadonlySet<string> = new Set(['env']);
/** API groups of built-in workloads: what these call a template is one of pods. */
const workloadGroups: ReadonlySet<string> = new Set(['apps', 'batch', 'core']);

/** Whether a field holds a template of pods, in which every order counts. */
export function isPodTemplate(group: string, field: string): boolean {
  return field === 'template' && workloadGroups.has(group);
}

/** Whether the order of the items of a list counts whatever its API declares. */
export function isOrdered(field: string): boolean {
  return orderedFields.has(field);
}

/** Whether the order of the items of a list means nothing, by the API group of its object and the field that holds it. */
export function isUnordered(group: string, field: string): boolean {
  return Object.entries(unorderedFields).some(([family, fields]) => fields.has(field) && isOf(group, family));
}

/** Kubernetes' own groups are those without a dot, and those below `k8s.io` but for the Gateway API's. */
function isOf(group: string, family: string): boolean {
  if (family === 'k8s.io' && !group.includes('.')) return true;
  const isBelow = group.endsWith(`.${family}`) && group !== 'gateway.networking.k8s.io';
  return family === '' || group === family || isBelow;
}
