import { groupOf, type Manifest } from '../../../manifest/manifest';
import { tryScopeOf } from '../../../manifest/scope';
import { freelyNamedGroups, labelNamedKinds, maximumNameLength, subdomainLength } from '../../../platform/naming';
import type { Rule } from '../../rule';

export const validName: Rule = {
  code: 'API007',
  severity: 'error',
  title: 'The name of an object is one that its kind may have',
  why: 'The API server refuses the object, or the webhook of istiod does, and an apply of several objects stops half way.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: Book_Info }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: book-info }`,
  *check({ judged }) {
    for (const on of judged) {
      const message = tryFault(on);
      if (message) yield { on, at: 'metadata.name', message };
      const { namespace } = on.metadata;
      // A namespace is named by one label, as the object of that kind is.
      if (namespace && !isLabel(namespace))
        yield { on, at: 'metadata.namespace', message: `"${namespace}" cannot name a namespace; ${LABEL}` };
    }
  },
};

const LABEL = 'write lower-case letters, digits and "-", a letter or digit at either end';

function isLabel(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(name);
}

function tryFault(on: Manifest): string | undefined {
  const group = groupOf(on);
  const { name } = on.metadata;
  // What kinds that nobody knows here may be called, nobody knows either.
  if (freelyNamedGroups.has(group) || tryScopeOf(on) === undefined) return undefined;
  const kind = `${group}/${on.kind}`;
  const isNamedByLabel = labelNamedKinds.has(kind);
  const limit = maximumNameLength[kind] ?? (isNamedByLabel ? 63 : subdomainLength);
  if (name.length > limit) return `has ${name.length} characters; a ${on.kind} may have ${limit} at most`;
  if (isNamedByLabel && !isLabel(name)) return `"${name}" cannot name a ${on.kind}; ${LABEL}`;
  if (kind === 'core/Service' && /^\d/.test(name)) return `"${name}" cannot name a Service; start with a letter`;
  return /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(name)
    ? undefined
    : `"${name}" cannot name a ${on.kind}; write lower-case letters, digits, "-" and ".", a letter or digit at either end`;
}
