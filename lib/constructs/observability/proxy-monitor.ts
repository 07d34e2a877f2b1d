import { Construct } from 'constructs';
import {
  PodMonitor,
  type PodMonitorSpecPodMetricsEndpointsRelabelings,
  PodMonitorSpecPodMetricsEndpointsRelabelingsAction,
} from '../../../imports/monitoring.coreos.com';
import { ignoredPodLabel, proxyMetricsPath } from '../../platform/monitoring';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** Where proxies run, and in which mesh. */
export interface ProxyMonitorProps {
  readonly namespace: MeshNamespace;
  /** Value of the label `mesh_id` on their metrics. @default - they have none */
  readonly meshID?: string;
}

/** Has the proxies of a namespace scraped: sidecars, gateways, waypoints, or those of the nodes. */
export class ProxyMonitor extends Construct {
  constructor(scope: Construct, id: string, { namespace, meshID }: ProxyMonitorProps) {
    super(scope, id);
    new PodMonitor(this, 'Resource', {
      metadata: { name: 'istio-proxies-monitor', namespace: namespace.name },
      spec: {
        selector: { matchExpressions: [{ key: ignoredPodLabel, operator: 'DoesNotExist' }] },
        podMetricsEndpoints: [
          {
            path: proxyMetricsPath,
            interval: '30s',
            relabelings: [
              ...proxies,
              ...address,
              ...applicationLabels,
              ...(meshID === undefined ? [] : [{ action: REPLACE, replacement: meshID, targetLabel: 'mesh_id' }]),
            ],
          },
        ],
      },
    });
  }
}

type Relabeling = PodMonitorSpecPodMetricsEndpointsRelabelings;

const { KEEP, REPLACE } = PodMonitorSpecPodMetricsEndpointsRelabelingsAction;
const pod = '__meta_kubernetes_pod';

/** Of all ports of all containers, those of proxies that say at which port they answer. */
const proxies: readonly Relabeling[] = [
  { action: KEEP, sourceLabels: [`${pod}_container_name`], regex: 'istio-proxy' },
  { action: KEEP, sourceLabels: [`${pod}_annotationpresent_prometheus_io_scrape`], regex: 'true' },
];

/** The port that the pod's annotation names, at an address of IPv6 or IPv4. */
const address: readonly Relabeling[] = [
  [String.raw`(\d+);(([A-Fa-f0-9]{1,4}::?){1,7}[A-Fa-f0-9]{1,4})`, '[$2]:$1'],
  [String.raw`(\d+);((([0-9]+?)(\.|$)){4})`, '$2:$1'],
].map(([regex, replacement]) => ({
  action: REPLACE,
  sourceLabels: [`${pod}_annotation_prometheus_io_port`, `${pod}_ip`],
  regex,
  replacement,
  targetLabel: '__address__',
}));

/** What Kiali tells workloads apart by: of two labels that say it, the first that is there. */
const applicationLabels: readonly Relabeling[] = [
  firstOf(['app_kubernetes_io_name', 'app'], 'app'),
  firstOf(['app_kubernetes_io_version', 'version'], 'version'),
  { action: REPLACE, sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
];

function firstOf(labels: readonly string[], targetLabel: string): Relabeling {
  return {
    action: REPLACE,
    sourceLabels: labels.map((label) => `${pod}_label_${label}`),
    separator: ';',
    regex: '(.+);.*|.*;(.+)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Prometheus fills it in
    replacement: '${1}${2}',
    targetLabel,
  };
}
