import type { Read } from '../../../manifest/kinds';
import { generatedName, plainlyNamedClasses } from '../../../platform/gateway-api';
import { statusPort } from '../../../platform/proxy';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { isOpaque } from '../externals';

type Gateway = Read<'gateway.networking.k8s.io/Gateway'>;
export type Listener = NonNullable<NonNullable<Gateway['spec']>['listeners']>[number];

/** What istiod makes of a Gateway of the Kubernetes Gateway API: a Deployment, a Service and a ServiceAccount of one name. */
export interface GeneratedGateway {
  readonly gateway: Gateway;
  readonly namespace: string;
  readonly name: string;
  readonly className: string;
  readonly isWaypoint: boolean;
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
}

/** Classes that istiod, or the control plane of OpenShift's ingress operator, answers for. */
const ours: ReadonlySet<string> = new Set(['istio', 'openshift-default', ...plainlyNamedClasses]);

/** The gateways that a control plane makes by itself; not those that name a Service in `spec.addresses`. */
export const generatedGateways = derived((mesh: Mesh): readonly GeneratedGateway[] =>
  mesh.ofKind('gateway.networking.k8s.io/Gateway').flatMap((gateway) => {
    const { gatewayClassName = '', listeners = [], addresses = [] } = gateway.spec ?? {};
    if (!ours.has(gatewayClassName) && !hasIstioController(mesh, gatewayClassName)) return [];
    if (addresses.some(({ type }) => type === 'Hostname')) return [];
    const { annotations } = gateway.metadata;
    const override = annotations?.['gateway.istio.io/name-override'];
    return [
      {
        gateway,
        namespace: gateway.metadata.namespace ?? '',
        name: override ?? generatedName(gateway.metadata.name, gatewayClassName),
        className: gatewayClassName,
        isWaypoint: gatewayClassName === 'istio-waypoint',
        ports: [{ name: 'status-port', port: statusPort, targetPort: statusPort }, ...portsOf(listeners)],
      },
    ];
  }),
);

/** The generated gateway whose Service, Deployment and ServiceAccount have this name. */
export function tryGeneratedGateway(
  mesh: Mesh,
  namespace: string | undefined,
  name: string | undefined,
): GeneratedGateway | undefined {
  return generatedGateways(mesh).find((generated) => generated.namespace === namespace && generated.name === name);
}

/** What the Service and the ServiceAccount of a Gateway may be called of which only its own name is declared. */
export const possibleNames = derived((mesh: Mesh): readonly Pick<GeneratedGateway, 'namespace' | 'name'>[] =>
  mesh
    .ofKind('gateway.networking.k8s.io/Gateway')
    .filter((gateway) => isOpaque(mesh, gateway))
    .flatMap(({ metadata: { namespace = '', name } }) =>
      [...new Set([...ours].map((className) => generatedName(name, className)))].map((each) => ({
        namespace,
        name: each,
      })),
    ),
);

function hasIstioController(mesh: Mesh, className: string): boolean {
  const controller = mesh.tryFind('gateway.networking.k8s.io/GatewayClass', undefined, className)?.spec?.controllerName;
  return controller === 'istio.io/gateway-controller' || controller === 'openshift.io/gateway-controller/v1';
}

/** One Service port per number, called as the first listener on it. */
function portsOf(listeners: readonly Listener[]): GeneratedGateway['ports'] {
  const byPort = new Map<number, string>();
  for (const { port, name = '' } of listeners) if (port !== undefined && !byPort.has(port)) byPort.set(port, name);
  return [...byPort].map(([port, name]) => ({ name, port, targetPort: port }));
}
