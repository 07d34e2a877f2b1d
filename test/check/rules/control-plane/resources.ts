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

export const sail = (kind: string, name: string, spec: string) => `
  apiVersion: sailoperator.io/v1
  kind: ${kind}
  metadata: { name: ${name} }
  spec: { ${spec} }`;

export const istio = (spec: string, name = 'default') => sail('Istio', name, `namespace: istio-system, ${spec}`);
export const cni = (spec: string) => sail('IstioCNI', 'default', `namespace: istio-cni, ${spec}`);
export const ztunnel = (spec: string) => sail('ZTunnel', 'default', `namespace: ztunnel, ${spec}`);
export const tag = (name: string, kind: string, target: string) =>
  sail('IstioRevisionTag', name, `targetRef: { kind: ${kind}, name: ${target} }`);
export const revisionBased = 'updateStrategy: { type: RevisionBased }';

export const namespace = (name: string, metadata = '') => `
  apiVersion: v1
  kind: Namespace
  metadata: { name: ${name}${metadata} }`;

export const subscription = (channel: string) => `
  apiVersion: operators.coreos.com/v1alpha1
  kind: Subscription
  metadata: { name: servicemeshoperator3, namespace: openshift-operators }
  spec: { name: servicemeshoperator3, channel: ${channel}, source: redhat-operators, sourceNamespace: openshift-marketplace }`;

export const deployment = (labels: string, image = 'registry.acme.org/shop:1.4.2') => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: shop, namespace: shop }
  spec: { template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: shop, image: "${image}" }] } } }`;
