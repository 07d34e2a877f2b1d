import { atMostOne, choice, defaulted, fields, type Limits, label, optionalPort, port, protocol } from './limit';

const families = { items: choice('IPv4', 'IPv6') };
const traffic = defaulted('Cluster', 'Local');
const webhook = fields({
  failurePolicy: choice('Ignore', 'Fail'),
  matchPolicy: choice('Exact', 'Equivalent'),
  sideEffects: choice('None', 'NoneOnDryRun'),
  timeoutSeconds: { minimum: 1, maximum: 30 },
});
const rbacGroup = defaulted('rbac.authorization.k8s.io');

/**
 * What the API server enforces of Services, network policies, access and API extensions (kubernetes/kubernetes v1.30.0,
 * pkg/apis/{core,networking,rbac,admissionregistration}/validation/validation.go; of CRDs, apiextensions-apiserver
 * pkg/apis/apiextensions/validation/validation.go).
 */
export const clusterLimits: Limits = {
  'core.v1.ServiceSpec': fields({
    externalTrafficPolicy: traffic,
    healthCheckNodePort: optionalPort,
    internalTrafficPolicy: traffic,
    ipFamilies: families,
    ipFamilyPolicy: choice('SingleStack', 'PreferDualStack', 'RequireDualStack'),
    sessionAffinity: defaulted('None', 'ClientIP'),
    type: defaulted('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
  }),
  'core.v1.ServicePort': fields({
    name: { ...label, pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$' },
    nodePort: optionalPort,
    port,
    protocol,
    targetPort: optionalPort,
  }),
  'core.v1.ClientIPConfig': fields({ timeoutSeconds: { minimum: 1, maximum: 86_400 } }),
  'core.v1.PersistentVolumeClaimSpec': fields({
    accessModes: { items: choice('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod') },
    volumeMode: defaulted('Filesystem', 'Block'),
  }),
  'networking.v1.NetworkPolicySpec': fields({ policyTypes: { maxItems: 2, items: choice('Ingress', 'Egress') } }),
  'networking.v1.NetworkPolicyPort': fields({ endPort: port, port, protocol }),
  'networking.v1.NetworkPolicyPeer': {
    anyOf: ['ipBlock', 'podSelector', 'namespaceSelector'].map((peer) => ({ required: [peer] })),
    allOf: [atMostOne('ipBlock', 'podSelector'), atMostOne('ipBlock', 'namespaceSelector')],
  },
  'networking.v1.IPBlock': fields({ cidr: { format: 'cidr' }, except: { items: { format: 'cidr' } } }),
  'networking.v1.HTTPIngressPath': fields({ pathType: choice('Exact', 'Prefix', 'ImplementationSpecific') }),
  'rbac.v1.RoleRef': fields({ apiGroup: rbacGroup, kind: choice('ClusterRole', 'Role'), name: { minLength: 1 } }),
  'rbac.v1.ClusterRoleBinding': fields({ roleRef: fields({ kind: choice('ClusterRole') }) }),
  'rbac.v1.Subject': fields({ kind: choice('ServiceAccount', 'User', 'Group'), name: { minLength: 1 } }),
  'rbac.v1.PolicyRule': fields({ verbs: { minItems: 1 } }),
  'admissionregistration.v1.MutatingWebhook': webhook,
  'admissionregistration.v1.ValidatingWebhook': webhook,
  'apiextensions.v1.CustomResourceDefinitionSpec': fields({
    scope: choice('Cluster', 'Namespaced'),
    versions: { minItems: 1 },
  }),
  'apiextensions.v1.CustomResourceDefinitionVersion': { required: ['schema'] },
};
