import { defaultServerTimeout, haproxyUnits, timeoutAnnotation } from '../../../platform/router';
import type { Mesh } from '../../mesh';
import { ingressControllers } from './ingress-controllers';
import type { Route } from './routes';

/** Milliseconds of a time as HAProxy writes it, e.g. `30s`, or `undefined` where the text is none. */
export function tryMilliseconds(text: string): number | undefined {
  const [, count, unit = 'ms'] = /^(\d+)(us|ms|s|m|h|d)?$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * haproxyUnits[unit as keyof typeof haproxyUnits];
}

/** How long the router waits for an answer to a Route's requests, as written; one that it cannot read counts for nothing. */
export function serverTimeoutOf(mesh: Mesh, { metadata }: Route): string {
  const stated = metadata.annotations?.[timeoutAnnotation] ?? '';
  if (tryMilliseconds(stated) !== undefined) return stated;
  const [controller] = ingressControllers(mesh);
  return controller?.serverTimeout ?? defaultServerTimeout;
}
