import type { ValuesOf } from '../istio-values/istio-values';
import { isAmbient } from './resolve-ambient';

/** Ambient mode: which ztunnel istiod lets speak for the pods of its node. */
export const ambientValues: ValuesOf = (plane, { ztunnel }) =>
  ztunnel && isAmbient(plane) ? { pilot: { trustedZtunnelNamespace: ztunnel.namespace } } : {};
