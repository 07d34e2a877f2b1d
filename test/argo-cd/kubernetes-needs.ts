import { fieldsOf } from '../../lib/manifest/mapping';
import type { NeedsOfKind, Thing } from './need';
import { itemsOf, labelsOf, secretKey } from './objects';

/** Source: argo-cd `resource_customizations/operators.coreos.com/Subscription`, degraded by condition ResolutionFailed. */
export const subscription: NeedsOfKind = ({ metadata }, { source, sourceNamespace }) => ({
  present: [`OperatorGroup of ${metadata.namespace}`],
  awaited: [`operators.coreos.com/CatalogSource/${sourceNamespace}/${source}`],
});

/** Source: kubernetes `pkg/registry/rbac/{role,clusterrole}binding/policybased`: whoever binds a role must hold what it grants. */
export const binding: NeedsOfKind = ({ metadata, kind, roleRef }) => {
  const { kind: roleKind, name } = fieldsOf(roleRef);
  const namespace = kind === 'RoleBinding' && roleKind === 'Role' ? metadata.namespace : '';
  return { present: [`rbac.authorization.k8s.io/${roleKind}/${namespace}/${name}`] };
};

/** Source: argo-cd `gitops-engine/pkg/health/health_hpa.go`, degraded by reason FailedGetScale. */
export const autoscaler: NeedsOfKind = ({ metadata }, { scaleTargetRef }) => {
  const { kind, name } = fieldsOf(scaleTargetRef);
  return { present: [`apps/${kind}/${metadata.namespace}/${name}`] };
};

/**
 * Sources: istio `manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml`, whom labels give a proxy;
 * istio `cni/pkg/nodeagent`, pods in ambient mode; kubernetes, Pod `volumes`, `envFrom`.
 */
export const deployment: NeedsOfKind = ({ metadata }, { template }, { namespaceLabels }) => {
  const pod = fieldsOf(fieldsOf(template).spec);
  const ofNamespace = namespaceLabels(metadata.namespace ?? '');
  const revision = tryRevision(labelsOf(fieldsOf(template).metadata), ofNamespace);
  const isAmbient = ofNamespace['istio.io/dataplane-mode'] === 'ambient';
  return {
    working: [
      ...(revision === undefined ? [] : [`proxies of ${revision}`, 'sailoperator.io/IstioCNI//default']),
      ...(isAmbient ? ['sailoperator.io/IstioCNI//default', 'sailoperator.io/ZTunnel//default'] : []),
    ],
    awaited: [...accountOf(pod, metadata.namespace), ...mountedBy(pod, metadata.namespace)],
  };
};

function tryRevision(
  pod: Readonly<Record<string, unknown>>,
  namespace: Readonly<Record<string, unknown>>,
): string | undefined {
  if (pod['sidecar.istio.io/inject'] === 'false' || namespace['istio-injection'] === 'disabled') return undefined;
  if (namespace['istio-injection'] === 'enabled') return 'default';
  const named = namespace['istio.io/rev'] ?? pod['istio.io/rev'];
  if (named !== undefined) return String(named);
  return pod['sidecar.istio.io/inject'] === 'true' ? 'default' : undefined;
}

function accountOf({ serviceAccountName }: Readonly<Record<string, unknown>>, namespace = ''): readonly Thing[] {
  return serviceAccountName === undefined ? [] : [`core/ServiceAccount/${namespace}/${serviceAccountName}`];
}

function mountedBy({ volumes }: Readonly<Record<string, unknown>>, namespace = ''): readonly Thing[] {
  return itemsOf(volumes).flatMap(({ secret, configMap }) => [
    ...(secret === undefined ? [] : [secretKey(namespace, fieldsOf(secret).secretName)]),
    ...(configMap === undefined ? [] : [`core/ConfigMap/${namespace}/${fieldsOf(configMap).name}`]),
  ]);
}
