import { groupOf, type Manifest } from '../manifest/manifest';
import type { View } from '../manifest/view';

/** A TempoStack, as far as it is read here: its schema is not carried. */
export interface TempoStack extends Manifest {
  readonly spec?: {
    readonly storage?: { readonly secret?: { readonly name?: string; readonly type?: string } };
    readonly tenants?: object;
    readonly template?: {
      readonly gateway?: { readonly enabled?: boolean };
      readonly queryFrontend?: { readonly jaegerQuery?: { readonly ingress?: { readonly type?: string } } };
    };
  };
}

/** An OpenTelemetryCollector, and the workload that its operator makes of it. */
export interface Collector extends Manifest {
  readonly workload: string;
}

export function tempoStacks({ all }: View): readonly TempoStack[] {
  return all.filter((object) => isKind(object, 'tempo.grafana.com', 'TempoStack'));
}

/** Those that run as workloads of their own, not beside others as a sidecar. */
export function collectors({ all }: View): readonly Collector[] {
  return all
    .filter((object) => isKind(object, 'opentelemetry.io', 'OpenTelemetryCollector'))
    .flatMap((object) => {
      const { mode = 'deployment' } = (object.spec ?? {}) as { readonly mode?: string };
      return mode === 'sidecar' ? [] : [{ ...object, workload: `${mode}/${object.metadata.name}-collector` }];
    });
}

function isKind(object: Manifest, group: string, kind: string): boolean {
  return object.kind === kind && groupOf(object) === group;
}
