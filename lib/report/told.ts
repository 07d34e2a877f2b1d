import type { Finding, Severity } from '../check/finding';
import { withoutSecrets } from './secret';

/** A finding as every format tells it. */
export interface Told {
  readonly code: string;
  readonly severity: Severity;
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for an object that has none. */
  readonly namespace: string;
  readonly name: string;
  /** Empty for the object as a whole. */
  readonly path: string;
  readonly message: string;
}

/** A finding in plain values, with nothing secret in them. */
export function told({ code, severity, on, at, message }: Finding): Told {
  const { namespace = '', name } = on.metadata;
  const { apiVersion, kind } = on;
  return { code, severity, apiVersion, kind, namespace, name, path: at, message: withoutSecrets(message, on, at) };
}

/** The object of a finding as a person names it, e.g. `Route istio-ingress/bookinfo`. */
export function subjectOf({ kind, namespace, name }: Told): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
