/**
 * Annotations of pods whose values istiod looks at before it injects, and what they may say.
 *
 * Source: istio `pkg/kube/inject/validate.go`.
 */
export const judgedAnnotations = {
  'sidecar.istio.io/interceptionMode': 'mode',
  'traffic.sidecar.istio.io/excludeInboundPorts': 'ports',
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': 'ranges',
  'traffic.sidecar.istio.io/excludeOutboundPorts': 'ports',
  'traffic.sidecar.istio.io/includeInboundPorts': 'ports or all',
  'traffic.sidecar.istio.io/includeOutboundIPRanges': 'ranges or all',
  'traffic.sidecar.istio.io/includeOutboundPorts': 'ports',
} as const satisfies Record<string, AnnotationValue>;

/** What such a value is; `or all` may say `*` for everything. */
export type AnnotationValue = 'mode' | 'ports' | 'ports or all' | 'ranges' | 'ranges or all';

/** How a proxy may get hold of a pod's traffic. */
export const interceptionModes: readonly string[] = ['REDIRECT', 'TPROXY', 'NONE'];
