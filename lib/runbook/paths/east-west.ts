import type { View } from '../../manifest/view';
import { eastWestPort } from '../../platform/multi-cluster';
import type { GatewayPods, Named, ObjectName } from './entrance';
import { generatedPods } from './generated-entrances';
import { gatewayPods, gatewaysOf, tryWorkloadOf } from './injected-entrances';

/** A gateway by which the other clusters of the mesh reach the services of this one. */
export interface EastWestGateway {
  readonly service: ObjectName;
  readonly workload: GatewayPods;
  /** What configures it; that of a remote cluster is configured from its primary. */
  readonly gateway?: Named;
  readonly port?: number;
}

/** The gateways that hand on what proxies of other clusters send. */
export function eastWestGateways(view: View): readonly EastWestGateway[] {
  return [...injected(view), ...generated(view)];
}

function injected(view: View): readonly EastWestGateway[] {
  return view
    .ofKind('core/Service')
    .filter(({ spec }) => spec?.ports?.some(({ port }) => port === eastWestPort))
    .flatMap((service) => {
      const workload = tryWorkloadOf(view, service);
      if (!workload) return [];
      const { name, namespace = '' } = service.metadata;
      const gateway = gatewaysOf(view, workload).find(({ spec }) =>
        spec?.servers?.some(({ tls }) => tls?.mode === 'AUTO_PASSTHROUGH'),
      );
      return [
        {
          service: { namespace, name },
          workload: gatewayPods(workload),
          ...(gateway && { gateway }),
          port: eastWestPort,
        },
      ];
    });
}

function generated(view: View): readonly EastWestGateway[] {
  return view
    .ofKind('gateway.networking.k8s.io/Gateway')
    .filter(({ spec }) => spec?.gatewayClassName === 'istio-east-west')
    .map((gateway) => {
      const workload = generatedPods(gateway);
      const { name, namespace = '' } = workload.metadata;
      return { service: { namespace, name }, workload, gateway, port: gateway.spec?.listeners?.[0]?.port };
    });
}
