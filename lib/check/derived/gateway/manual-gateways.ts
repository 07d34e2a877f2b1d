import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import { derived } from '../derived';
import { type ServiceView, tryService } from '../service/services';

/** Where a Gateway names a Service of somebody's own, for which istiod makes nothing. */
export interface Address {
  readonly gateway: Read<'gateway.networking.k8s.io/Gateway'>;
  readonly at: string;
  readonly value: string;
  /** The Service, where the namespace of the Gateway has it: istiod looks nowhere else. */
  readonly service?: ServiceView;
}

/** Classes whose gateways may be of somebody's own making (istio `pilot/pkg/config/kube/gateway`). */
const classes: ReadonlySet<string> = new Set(['istio', 'openshift-default']);

/** Every such address; a name without dots is one of the Gateway's namespace. */
export const manualAddresses = derived((mesh: Mesh): readonly Address[] =>
  mesh.ofKind('gateway.networking.k8s.io/Gateway').flatMap((gateway) => {
    const { gatewayClassName = '', addresses = [] } = gateway.spec ?? {};
    if (!classes.has(gatewayClassName)) return [];
    return addresses.flatMap(({ type, value = '' }, index) => {
      if (type !== 'Hostname') return [];
      const { namespace } = gateway.metadata;
      const [name, inNamespace = namespace] = value.split('.');
      const service = inNamespace === namespace && isServiceHost(value) ? tryService(mesh, namespace, name) : undefined;
      return [{ gateway, at: at('spec', 'addresses', index), value, service }];
    });
  }),
);

/** istiod knows Services by their name alone or in full, and by nothing between the two. */
function isServiceHost(value: string): boolean {
  const [, , svc, domain] = value.split('.');
  return !value.includes('.') || (svc === 'svc' && domain !== undefined);
}
