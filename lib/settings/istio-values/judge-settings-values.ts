import { waypointsOf } from '../ambient/resolve-ambient';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { gatewaysOf } from '../gateways/gateways-of';
import { isMap } from './merge';

/** A Helm value that there is a setting for. */
interface SettingsValue {
  readonly path: string;
  /** Whether the value is at odds with the setting. @default - it always is */
  readonly isWrong?: (value: unknown, plane: ControlPlane) => boolean;
  /** What to write instead, or what has decided. */
  readonly say: string;
}

const settingsValues: readonly SettingsValue[] = [
  { path: 'revision', say: 'say it by updateStrategy and revisionTags' },
  { path: 'defaultRevision', say: 'say it by updateStrategy and revisionTags' },
  { path: 'profile', say: 'say it by dataplaneMode' },
  { path: 'gateways', say: 'Istio has no such value here; say it by gateways and egressGateways of the control plane' },
  {
    path: 'components',
    say: 'Istio has no such value here; say it by gateways and egressGateways of the control plane, and cni of the cluster',
  },
  { path: 'global.platform', isWrong: (value) => value !== 'openshift', say: 'the platform is OpenShift' },
  {
    path: 'global.istioNamespace',
    isWrong: (value, { namespace }) => value !== namespace,
    say: 'say it by namespace of the control plane',
  },
  { path: 'pilot.cni.enabled', isWrong: isOff, say: 'on OpenShift the CNI plugin is always there' },
  ...['PILOT_ENABLE_GATEWAY_API', 'PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER'].map((name) => ({
    path: `pilot.env.${name}`,
    isWrong: (value: unknown, plane: ControlPlane) => isOff(value) && needsGatewayApi(plane),
    say: 'istiod would not run the gateways of gatewayClassName and the waypoints',
  })),
  {
    path: 'meshConfig.rootNamespace',
    isWrong: (value, plane) => value !== plane.namespace && hasTelemetry(plane),
    say: 'observability stands in the namespace of the control plane',
  },
  {
    path: 'meshConfig.accessLogFile',
    isWrong: (value, { observability }) => value !== '' && observability?.hasIstiod === true,
    say: 'say it by observability.accessLogs',
  },
  {
    path: 'meshConfig.defaultConfig.tracing.sampling',
    isWrong: (_, { observability }) => observability?.tracing !== undefined,
    say: 'say it by observability.tracing.randomSamplingPercentage',
  },
];

/** Helm values that would say once more, or otherwise, what settings say. */
export function* judgeSettingsValues(plane: ControlPlane, at: string): Iterable<Fault> {
  for (const { path, isWrong = () => true, say } of settingsValues) {
    const value = valueAt(plane.values, path.split('.'));
    // A null is reported as such.
    if (value === undefined || value === null || !isWrong(value, plane)) continue;
    yield { at: `${at}.${path}`, say: `${say}; remove it` };
  }
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((held, key) => (isMap(held) ? held[key] : undefined), values);
}

/** Whether Istio reads a value as no (Go, `strconv.ParseBool`). */
function isOff(value: unknown): boolean {
  return /^(0|f|false)$/i.test(String(value));
}

function needsGatewayApi(plane: ControlPlane): boolean {
  const classes = Array.from(gatewaysOf(plane).values(), ({ gatewayClassName }) => gatewayClassName);
  return classes.some((name) => name !== undefined) || waypointsOf(plane).length > 0;
}

/** Policies that have their own say about the root namespace are no concern here. */
function hasTelemetry({ observability, peerAuthentication, denyByDefault }: ControlPlane): boolean {
  return (observability?.accessLogs || observability?.tracing !== undefined) && !peerAuthentication && !denyByDefault;
}
