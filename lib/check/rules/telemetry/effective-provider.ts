import type { Read } from '../../../manifest/kinds';
import { isExternal } from '../../derived/externals';
import { rootNamespaces } from '../../derived/workload/membership';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const effectiveProvider: Rule = {
  code: 'EF013',
  severity: 'warning',
  title: 'Logs and spans that a Telemetry asks for have a provider',
  why: 'A block without providers takes those of a Telemetry above it, or the defaults of the mesh. Where there are none it is passed over: nothing is logged or traced.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  bad: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: default, namespace: istio-system }
    spec:
      accessLogging: [{ match: { mode: SERVER } }]`,
  good: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: default, namespace: istio-system }
    spec:
      accessLogging: [{ match: { mode: SERVER }, providers: [{ name: envoy }] }]`,
  *check(mesh) {
    for (const part of ['accessLogging', 'tracing'] as const) {
      if (hasDefault(mesh, part)) continue;
      for (const on of withoutProvider(mesh, part)) {
        const index = (on.spec?.[part] ?? []).findIndex((block) => !isOff(block));
        if (index < 0) continue;
        const message = 'names no provider, and the mesh has no default one; add it';
        yield { on, at: `spec.${part}[${index}].providers`, message };
      }
    }
  },
};

/** Those that name no provider, and have none from a Telemetry of their own or a root namespace. */
function withoutProvider(mesh: Mesh, part: Part): readonly Telemetry[] {
  const all = mesh.ofKind('telemetry.istio.io/Telemetry');
  const naming = all.filter((telemetry) => namesProvider(telemetry, part));
  const namespaces = new Set(naming.map(({ metadata }) => metadata.namespace ?? ''));
  if (rootNamespaces(mesh).some((root) => namespaces.has(root))) return [];
  return all.filter(({ metadata }) => !namespaces.has(metadata.namespace ?? ''));
}

type Telemetry = Read<'telemetry.istio.io/Telemetry'>;
type Part = 'accessLogging' | 'tracing';

function namesProvider({ spec }: Telemetry, part: Part): boolean {
  return (spec?.[part] ?? []).some(({ providers = [] }) => providers.length > 0);
}

function isOff(block: { readonly disabled?: boolean; readonly disableSpanReporting?: boolean }): boolean {
  return block.disabled === true || block.disableSpanReporting === true;
}

/** Whether a control plane may have a provider for what names none: by `defaultProviders`, or by the settings before them. */
function hasDefault(mesh: Mesh, part: Part): boolean {
  const planes = mesh.ofKind('sailoperator.io/Istio');
  if (planes.length === 0 || planes.some((istio) => isExternal(mesh, istio) && !istio.spec)) return true;
  return planes.some(({ spec }) => {
    const { defaultProviders, accessLogFile, enableTracing } = spec?.values?.meshConfig ?? {};
    const former = part === 'accessLogging' ? accessLogFile : enableTracing;
    // The demo profile turns the file of access logs on.
    return (defaultProviders?.[part] ?? []).length > 0 || Boolean(former) || spec?.profile === 'demo';
  });
}
