import type { Mesh } from '../../mesh';
import { controlPlanes } from '../control-plane/control-planes';

/** A Service that an operator makes for a resource in the input. */
interface OperatorService {
  readonly namespace: string;
  readonly name: string;
  readonly ports?: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
}

/** Ports of istiod's Service (istio `manifests/charts/istio-control/istio-discovery/templates/service.yaml`). */
const istiodPorts = [
  { name: 'grpc-xds', port: 15010, targetPort: 15010 },
  { name: 'https-dns', port: 15012, targetPort: 15012 },
  { name: 'https-webhook', port: 443, targetPort: 15017 },
  { name: 'http-monitoring', port: 15014, targetPort: 15014 },
] as const;

/** The Services of istiod, of OpenTelemetry collectors and of Kiali. */
export function operatorServices(mesh: Mesh): readonly OperatorService[] {
  return [
    ...controlPlanes(mesh).map(({ revision, namespace }) => ({
      namespace,
      name: revision === 'default' ? 'istiod' : `istiod-${revision}`,
      ports: istiodPorts,
    })),
    ...named(mesh, 'OpenTelemetryCollector', (name) => `${name}-collector`),
    ...mesh
      .ofKind('kiali.io/Kiali')
      .map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: metadata.name })),
  ];
}

/** A kind that is read by its name alone; what ports it opens stands in a configuration of its own. */
function named(mesh: Mesh, kind: string, nameOf: (name: string) => string): readonly OperatorService[] {
  return mesh.all
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: nameOf(metadata.name) }));
}
