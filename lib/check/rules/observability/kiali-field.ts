import { groupOf } from '../../../manifest/manifest';
import { removedFields } from '../../../platform/kiali';
import { stepsOf } from '../../path';
import type { Complaint, Rule } from '../../rule';

export const kialiField: Rule = {
  code: 'OBS003',
  severity: 'error',
  title: 'A Kiali has its settings where its version reads them',
  why: 'The operator takes a setting that it does not know, or that stands a level too high, for none: Kiali starts with its defaults, and shows an empty graph or too many namespaces.',
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      prometheus: { url: https://prometheus.istio-system.svc.cluster.local:9090 }`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        prometheus: { url: https://prometheus.istio-system.svc.cluster.local:9090 }`,
  supersedes: ['API003'],
  *check(mesh) {
    for (const { on, code, at, message } of mesh.violations) {
      const isKiali = on.kind === 'Kiali' && groupOf(on) === 'kiali.io';
      if (isKiali && code === 'API003') yield { on, at, message: removedFields[at] ?? message };
    }
    for (const on of mesh.ofKind('kiali.io/Kiali')) {
      // Kiali 1.73, which came with Service Mesh 2, reads them.
      if (on.spec?.version !== 'v1.73') yield* removed(on);
    }
  },
};

function* removed(on: Complaint['on']): Iterable<Complaint> {
  for (const [at, message] of Object.entries(removedFields)) {
    if (held(on, stepsOf(at)) !== undefined) yield { on, at, message };
  }
}

function held(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return value;
  const isMap = typeof value === 'object' && value !== null;
  return isMap ? held((value as Readonly<Record<string, unknown>>)[step], rest) : undefined;
}
