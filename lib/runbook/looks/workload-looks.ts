import type { Manifest } from '../../manifest/manifest';
import type { View } from '../../manifest/view';
import { enrolment } from '../enrolment';
import type { Look } from './look';

/** What is seen of the pods in enrolled namespaces: a sidecar beside the application, or none in ambient mode. */
export function workloadLooks(view: View): readonly Look[] {
  return view.ofKind('core/Namespace').flatMap((namespace) => {
    const mode = enrolment(namespace);
    if (!mode) return [];
    return mode === 'sidecar' ? sidecarLooks(namespace) : ambientLooks(view, namespace);
  });
}

/** Two containers: the application beside the proxy. */
function sidecarLooks({ metadata: { name } }: Pick<Manifest, 'metadata'>): readonly Look[] {
  return [
    {
      see: `pods in \`${name}\` are \`2/2 Running\`: the application and its sidecar`,
      command: `oc -n ${name} get pods`,
    },
  ];
}

function ambientLooks(view: View, { metadata: { name, labels = {} } }: Pick<Manifest, 'metadata'>): readonly Look[] {
  const ztunnel = view.ofKind('sailoperator.io/ZTunnel')[0]?.spec?.namespace ?? 'ztunnel';
  const config = (what: string) => `istioctl ztunnel-config ${what} --namespace ${ztunnel} | grep ${name}`;
  const waypoint = labels['istio.io/use-waypoint'];
  const place = labels['istio.io/use-waypoint-namespace'] ?? name;
  const taken = view.tryFind('gateway.networking.k8s.io/Gateway', place, waypoint)?.metadata.labels?.[
    'istio.io/waypoint-for'
  ];
  return [
    {
      see: `pods in \`${name}\` are \`1/1 Running\`: the application alone, without a sidecar`,
      command: `oc -n ${name} get pods`,
    },
    { see: 'the node proxy carries them: their PROTOCOL is `HBONE`', command: config('workloads') },
    ...(waypoint && waypoint !== 'none'
      ? [
          taken === 'workload'
            ? { see: `pods in \`${name}\` have WAYPOINT \`${waypoint}\``, command: config('workloads') }
            : { see: `Services in \`${name}\` have WAYPOINT \`${waypoint}\``, command: config('services') },
        ]
      : []),
  ];
}
