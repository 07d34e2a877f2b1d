import type { View } from '../../manifest/view';
import { istioctl } from '../istioctl';
import type { GatewayPods } from '../paths/entrance';
import { generatedPods } from '../paths/generated-entrances';
import { gatewaysByInjection } from '../paths/injected-entrances';
import type { Look } from './look';

/** The pods of every gateway, whatever it is for: those of Deployments, and those that istiod makes. */
export function gatewayLooks(view: View): readonly Look[] {
  return [
    ...gatewaysByInjection(view).flatMap((pods) => podLooks(view, 'gateway', pods)),
    ...view.ofKind('gateway.networking.k8s.io/Gateway').flatMap((gateway) => {
      const role = gateway.spec?.gatewayClassName === 'istio-waypoint' ? 'waypoint' : 'gateway';
      return podLooks(view, role, generatedPods(gateway));
    }),
  ];
}

function podLooks(view: View, role: string, { metadata, isGenerated, podLabels, revision }: GatewayPods) {
  const { name, namespace } = metadata;
  const [label] = Object.entries(podLabels).map((pair) => pair.join('='));
  const selected = isGenerated && label ? ` -l ${label}` : '';
  return [
    { see: `${role} \`${name}\`: its pods are \`1/1 Running\``, command: `oc -n ${namespace} get pods${selected}` },
    {
      see: `istiod counts \`${name}\` among its proxies`,
      command: `${istioctl(view, revision)} proxy-status | grep ${name}`,
    },
  ];
}
