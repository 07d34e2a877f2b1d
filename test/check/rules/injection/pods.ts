import { lint } from '../../../../lib/check/lint';
import type { Rule } from '../../../../lib/check/rule';
import type { Target } from '../../../../lib/check/target';
import { meshOf } from '../examples';

/** What a rule says about a text of its own: severity, name and path. */
export function found(rule: Rule, text: string, given = '', target: Partial<Target> = {}): readonly string[] {
  const findings = lint(meshOf({ ...rule, given, target }, text), [rule]);
  return findings.map(({ severity, on, at }) => `${severity} ${on.metadata.name} ${at}`);
}

export const all = (...documents: readonly string[]) => documents.join('\n---');

export const namespace = (name: string, labels: string) => `
  apiVersion: v1
  kind: Namespace
  metadata: { name: ${name}, labels: { ${labels} } }`;

export const istio = (name: string, spec = '') => `
  apiVersion: sailoperator.io/v1
  kind: Istio
  metadata: { name: ${name} }
  spec: { namespace: istio-system, version: v1.30.3${spec} }`;

export const tag = (name: string, target: string) => `
  apiVersion: sailoperator.io/v1
  kind: IstioRevisionTag
  metadata: { name: ${name} }
  spec: { targetRef: { kind: Istio, name: ${target} } }`;

export const revisionBased = ', updateStrategy: { type: RevisionBased }';

export interface Pods {
  readonly kind?: string;
  readonly own?: string;
  readonly labels?: string;
  readonly annotations?: string;
  readonly pod?: string;
}

export const pods = ({ kind = 'Deployment', own = '', labels = '', annotations = '', pod = '' }: Pods) => `
  apiVersion: ${kind === 'Job' ? 'batch/v1' : 'apps/v1'}
  kind: ${kind}
  metadata: { name: shop, namespace: shop${own} }
  spec:
    template:
      metadata: { labels: { ${labels} }, annotations: { ${annotations} } }
      spec: { ${pod === '' ? 'containers: [{ name: shop, image: "registry.acme.org/shop:1.4.2" }]' : pod} }`;

export const inject = 'sidecar.istio.io/inject';
