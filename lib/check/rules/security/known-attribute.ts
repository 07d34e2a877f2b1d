import { attributes, bracketed, unchecked } from '../../../platform/authorization';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

const keys = [...attributes, ...bracketed.map((name) => `${name}[…]`)];

export const knownAttribute: Rule = {
  code: 'SEC028',
  severity: 'error',
  title: 'The conditions of an AuthorizationPolicy ask for attributes that exist',
  why: 'The webhook of istiod refuses other keys, and where it does not run the whole rule is dropped: an ALLOW then closes the workload.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: tenant, namespace: bookinfo }
    spec:
      rules: [{ when: [{ key: 'request.header[x-tenant]', values: [acme] }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: tenant, namespace: bookinfo }
    spec:
      rules: [{ when: [{ key: 'request.headers[x-tenant]', values: [acme] }] }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/AuthorizationPolicy')) {
      const conditions = (on.spec?.rules ?? []).flatMap(({ when = [] }, i) =>
        when.map((condition, j) => ({ ...condition, at: `spec.rules[${i}].when[${j}]` })),
      );
      for (const { at, key, values = [], notValues = [] } of conditions) {
        if (key !== undefined && !isKnown(key)) yield { on, at: `${at}.key`, message: faultOf(key) };
        else if (values.length + notValues.length === 0) {
          yield { on, at, message: 'compares with nothing; add values or notValues' };
        }
      }
    }
  },
};

function faultOf(key: string): string {
  const hint = didYouMean(key.replace(/\[.*/, ''), [...attributes, ...bracketed]);
  return `"${key}" is no attribute (${list(keys)})${hint}`;
}

function isKnown(key: string): boolean {
  const [, name] = /^(.+?)\[[^\]]+\](?:\[[^\]]+\])*$/.exec(key) ?? [];
  return (
    attributes.some((attribute) => attribute === key) ||
    bracketed.some((start) => start === name) ||
    key.startsWith(unchecked)
  );
}
