/**
 * What istiod has for telemetry without being told.
 *
 * Source: the default of `extensionProviders` in istio `pkg/config/mesh/mesh.go`.
 */

/** Providers that a Telemetry may name in every mesh. */
export const builtInProviders = ['envoy', 'prometheus', 'stackdriver'] as const;
