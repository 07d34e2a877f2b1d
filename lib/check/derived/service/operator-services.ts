import {
  istiodMonitoringPort,
  istiodPort,
  istiodWebhookPort,
  istiodWebhookServicePort,
} from '../../../platform/istiod';
import { istiodMetricsPort } from '../../../platform/monitoring';
import { nameOfPart } from '../../../platform/naming';
import { collectorService, tempoServices } from '../../../platform/tracing';
import type { Mesh } from '../../mesh';
import { controlPlanes } from '../control-plane/control-planes';
import { nameOfKiali } from '../observability/kiali';

/** A Service that an operator makes for a resource in the input. */
interface OperatorService {
  readonly namespace: string;
  readonly name: string;
  readonly ports?: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
}

/** Ports of istiod's Service (istio `manifests/charts/istio-control/istio-discovery/templates/service.yaml`). */
const istiodPorts = [
  { name: 'grpc-xds', port: 15010, targetPort: 15010 },
  { name: 'https-dns', port: istiodPort, targetPort: istiodPort },
  { name: 'https-webhook', port: istiodWebhookServicePort, targetPort: istiodWebhookPort },
  { name: istiodMetricsPort, port: istiodMonitoringPort, targetPort: istiodMonitoringPort },
] as const;

/** The Services of istiod, of OpenTelemetry collectors, of Tempo and of Kiali. */
export function operatorServices(mesh: Mesh): readonly OperatorService[] {
  return [
    ...controlPlanes(mesh).map(({ revision, namespace }) => ({
      namespace,
      name: nameOfPart('istiod', revision),
      ports: istiodPorts,
    })),
    ...named(mesh, 'OpenTelemetryCollector', (name) => [collectorService(name)]),
    ...named(mesh, 'TempoStack', tempoServices),
    ...mesh
      .ofKind('kiali.io/Kiali')
      .map((kiali) => ({ namespace: kiali.metadata.namespace ?? '', name: nameOfKiali(kiali) })),
  ];
}

/** A kind that is read by its name alone; what ports it opens stands in a configuration of its own. */
function named(mesh: Mesh, kind: string, namesOf: (name: string) => readonly string[]): readonly OperatorService[] {
  return mesh.all
    .filter((object) => object.kind === kind)
    .flatMap(({ metadata }) => namesOf(metadata.name).map((name) => ({ namespace: metadata.namespace ?? '', name })));
}
