import { at, stepsOf } from '../../path';
import type { Rule } from '../../rule';
import { trySchemaOf } from '../../schema/schema-check';

export const specField: Rule = {
  code: 'API010',
  severity: 'error',
  title: 'Fields of the spec stand in the spec',
  why: 'One step of indentation puts a field into metadata, where the API server drops it without a word: the object is accepted and lacks the setting.',
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata:
      name: kiali-ossm
      namespace: openshift-operators
      sourceNamespace: openshift-marketplace
    spec:
      name: kiali-ossm
      channel: stable
      source: redhat-operators`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata:
      name: kiali-ossm
      namespace: openshift-operators
    spec:
      name: kiali-ossm
      channel: stable
      source: redhat-operators
      sourceNamespace: openshift-marketplace`,
  supersedes: ['API003', 'API004', 'OLM009'],
  *check({ violations, target }) {
    for (const { on, code, at: path } of violations) {
      const [parent, name, ...rest] = stepsOf(path);
      if (code !== 'API003' || parent !== 'metadata' || typeof name !== 'string' || rest.length > 0) continue;
      const fields = trySchemaOf(on, target)?.properties?.spec?.properties ?? {};
      if (!Object.hasOwn(fields, name)) continue;
      const place = at('spec', name);
      yield { on, at: path, also: [place], message: `"${name}" is no field of metadata; move it to ${place}` };
    }
  },
};
