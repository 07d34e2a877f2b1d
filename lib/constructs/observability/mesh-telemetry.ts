import { Construct } from 'constructs';
import { Telemetry } from '../../../imports/telemetry.istio.io';
import { traceProvider } from '../../platform/tracing';
import type { ControlPlane } from '../control-plane/control-plane';

/** What the proxies of a mesh tell of their requests. */
export interface MeshTelemetryProps {
  /** Has a root namespace, where a Telemetry is for the whole mesh. */
  readonly controlPlane: ControlPlane;
  readonly accessLogs: boolean;
  /** How many of 100 requests are traced. @default - none, without a word about traces */
  readonly randomSamplingPercentage?: number;
}

/** Access logs and traces of a whole mesh, in one Telemetry: of two, istiod would pass over one. */
export class MeshTelemetry extends Construct {
  constructor(scope: Construct, id: string, props: MeshTelemetryProps) {
    super(scope, id);
    const { controlPlane, accessLogs, randomSamplingPercentage } = props;
    new Telemetry(this, 'Resource', {
      metadata: { name: 'mesh-default', namespace: controlPlane.rootNamespace },
      spec: {
        ...(accessLogs && { accessLogging: [{ providers: [{ name: 'envoy' }] }] }),
        ...(randomSamplingPercentage !== undefined && {
          // Beside the providers: inside of them the percentage is dropped, and 1 % are traced.
          tracing: [{ providers: [{ name: traceProvider }], randomSamplingPercentage }],
        }),
      },
    });
  }
}
