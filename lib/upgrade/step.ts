import type { ClusterSettings } from '../settings/cluster-settings';

/** A line of `main.ts` to write, or to remove where it has no value. */
export interface Change {
  /** Path of the setting, e.g. `controlPlanes[0].version`. */
  readonly at: string;
  readonly value?: string;
}

/** One step of an upgrade: what to change, what to run before and then, and the rule that puts it here. */
export interface Step {
  readonly what:
    | 'OpenShift'
    | 'operator'
    | 'Kiali'
    | 'Istio'
    | 'IstioRevisionTag'
    | 'IstioRevision'
    | 'IstioCNI'
    | 'ZTunnel'
    | 'gateways'
    | 'workloads';
  readonly title: string;
  /** What to run before the commit, where the settings follow the cluster. */
  readonly before?: readonly string[];
  /** One commit; none where the cluster alone has something to do. */
  readonly changes: readonly Change[];
  /** What to run once it is applied. */
  readonly commands: readonly string[];
  readonly rule: string;
}

/** A part of a plan: the steps that follow once the settings are these. */
export type Move = (settings: ClusterSettings) => readonly Step[];

/** Settings after changes. */
export function applied(settings: ClusterSettings, changes: readonly Change[]): ClusterSettings {
  return changes.reduce<unknown>(
    (now, { at, value }) => withValue(now, at.split(/[.[\]]+/).filter(Boolean), value),
    settings,
  ) as ClusterSettings;
}

function withValue(holder: unknown, [key, ...rest]: readonly string[], value: string | undefined): unknown {
  if (key === undefined) return value;
  const held: Readonly<Record<string, unknown>> = { ...(holder as object | undefined) };
  const changed = { ...held, [key]: withValue(held[key], rest, value) };
  if (/^\d+$/.test(key)) return Object.values(changed);
  return Object.fromEntries(Object.entries(changed).filter(([, each]) => each !== undefined));
}
