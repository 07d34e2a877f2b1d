import { isPlatformNamespace } from '../../../platform/known-objects';
import type { Mesh } from '../../mesh';
import { controlPlanes } from '../control-plane/control-planes';
import { derived } from '../derived';
import { possibleNames, tryGeneratedGateway } from '../gateway/gateway-api';
import { accountOfKiali } from '../observability/kiali';

/** Accounts that Kubernetes and OpenShift make in every namespace. */
const everywhere: ReadonlySet<string> = new Set(['default', 'builder', 'deployer']);

/** Accounts that operators make for what they run, as `namespace/name`. */
const ofOperators = derived(
  (mesh: Mesh): ReadonlySet<string> =>
    new Set([
      ...controlPlanes(mesh).map(
        ({ namespace, revision }) => `${namespace}/${revision === 'default' ? 'istiod' : `istiod-${revision}`}`,
      ),
      ...mesh.ofKind('sailoperator.io/IstioCNI').map(({ spec }) => `${spec?.namespace}/istio-cni`),
      ...mesh.ofKind('sailoperator.io/ZTunnel').map(({ spec }) => `${spec?.namespace}/ztunnel`),
      ...mesh
        .ofKind('kiali.io/Kiali')
        .map(accountOfKiali)
        .map(({ namespace, name }) => `${namespace}/${name}`),
      ...possibleNames(mesh).map(({ namespace, name }) => `${namespace}/${name}`),
      ...mesh.all
        .filter(({ kind }) => kind === 'OpenTelemetryCollector')
        .map(({ metadata: { namespace, name } }) => `${namespace}/${name}-collector`),
    ]),
);

/** Whether a ServiceAccount is in the input, declared, or made by an operator, by istiod or by OpenShift. */
export function knowsServiceAccount(mesh: Mesh, namespace: string, name: string): boolean {
  return (
    everywhere.has(name) ||
    isPlatformNamespace(namespace) ||
    mesh.tryFind('core/ServiceAccount', namespace, name) !== undefined ||
    tryGeneratedGateway(mesh, namespace, name) !== undefined ||
    ofOperators(mesh).has(`${namespace}/${name}`)
  );
}
