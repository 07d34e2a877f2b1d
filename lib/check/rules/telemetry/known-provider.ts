import type { Read } from '../../../manifest/kinds';
import { builtInProviders } from '../../../platform/telemetry';
import { tryExtensionProviders } from '../../derived/control-plane/extension-providers';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownProvider: Rule = {
  code: 'EF008',
  severity: 'warning',
  title: 'A Telemetry names providers that the mesh has',
  why: 'A provider that is not in `meshConfig.extensionProviders` is left out without a word: no spans, no logs and no metrics leave the proxies.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values:
        meshConfig:
          extensionProviders:
            - name: otel
              opentelemetry: { service: otel-collector.tracing.svc.cluster.local, port: 4317 }`,
  bad: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: default, namespace: istio-system }
    spec:
      tracing: [{ providers: [{ name: otell }] }]`,
  good: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: default, namespace: istio-system }
    spec:
      tracing: [{ providers: [{ name: otel }] }]`,
  *check(mesh) {
    const providers = tryExtensionProviders(mesh);
    if (!providers) return;
    const known = [...providers.flatMap(({ name }) => name ?? []), ...builtInProviders];
    for (const telemetry of mesh.ofKind('telemetry.istio.io/Telemetry')) {
      for (const { at, name } of namedIn(telemetry)) {
        if (known.includes(name)) continue;
        const message = `"${name}" is not in meshConfig.extensionProviders${among(known)}${didYouMean(name, known)}`;
        yield { on: telemetry, at, message };
      }
    }
  },
};

/** The providers that a Telemetry names. */
function namedIn({
  spec,
}: Read<'telemetry.istio.io/Telemetry'>): readonly { readonly at: string; readonly name: string }[] {
  return (['tracing', 'metrics', 'accessLogging'] as const).flatMap((part) =>
    (spec?.[part] ?? []).flatMap(({ providers = [] }, i) =>
      providers.flatMap(({ name }, j) => (name ? [{ at: `spec.${part}[${i}].providers[${j}].name`, name }] : [])),
    ),
  );
}
