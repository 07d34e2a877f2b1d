import type { CalledPods, Caller } from '../../constructs/security/declared-call';
import { gatewayPodPorts, generatedName } from '../../platform/gateway-api';
import { gatewayPodLabels } from '../../platform/naming';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { IngressGateway } from '../gateways/resolve-gateways';

/** The pods of a gateway: how policies select them, and who they are when they call. */
export interface PodsInPolicies {
  readonly to: CalledPods;
  readonly caller: Caller;
}

/** Who has a gateway. */
interface Named {
  readonly name: string;
  readonly namespace: string;
}

/** The pods of a gateway for what comes in, and where they listen to clients. */
export function podsOfIngressGateway(gateway: IngressGateway): PodsInPolicies & {
  readonly ports: { readonly http: number; readonly https: number };
} {
  const { name, gatewayClassName } = gateway;
  const pods = podsOfGateway(gateway);
  if (gatewayClassName === undefined) return { ...pods, ports: gatewayPodPorts.injected };
  return {
    to: { ...pods.to, gateway: name },
    caller: { ...pods.caller, serviceAccounts: [generatedName(name, gatewayClassName)] },
    ports: gatewayPodPorts.generated,
  };
}

/** The pods of a gateway by injection, which run as an account of its name. */
export function podsOfGateway({ name, namespace }: Named): PodsInPolicies {
  const matchLabels = gatewayPodLabels(name);
  return { to: { matchLabels }, caller: { namespace, serviceAccounts: [name], matchLabels } };
}

/** The gateway of a name, if the control plane has it. */
export function tryGateway({ gateways }: ControlPlane, name: string): IngressGateway | undefined {
  return gateways.find((gateway) => gateway.name === name);
}
