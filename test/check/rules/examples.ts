import { meshOf as proofOf } from '../../../lib/check/input';
import { lint } from '../../../lib/check/lint';
import type { Mesh } from '../../../lib/check/mesh';
import type { Rule } from '../../../lib/check/rule';
import { settle } from '../../../lib/check/settle';
import type { Target } from '../../../lib/check/target';
import { documentsOf } from '../../../lib/input/documents';
import { objectsOf } from '../../../lib/input/objects';
import { Origins } from '../../../lib/input/origins';
import { parse } from '../../../lib/input/parse';
import { type Manifest, title } from '../../../lib/manifest/manifest';

const target: Target = { release: '3.4', openshift: '4.20', appsDomain: 'apps.ocp.acme.org' };

/** What stands in a YAML text that is indented as a whole. */
function reading(text: string) {
  const origins = new Origins();
  const indent = /^ *(?=\S)/m.exec(text)?.[0] ?? '';
  const documents = [...documentsOf('example.yaml', text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''))];
  const manifests = documents.flatMap((document) => {
    const parsed = 'say' in document ? document : parse(document);
    if ('say' in parsed || 'say' in document) throw new Error(`${JSON.stringify(parsed)} in ${text}`);
    return objectsOf(parsed.value).flatMap((found) => {
      if (!('manifest' in found)) throw new Error(`${JSON.stringify(found)} in ${text}`);
      origins.add(found.manifest, document, found.steps);
      return [found.manifest];
    });
  });
  return { manifests, origins };
}

/** The objects of a YAML text that is indented as a whole. */
export function objectsIn(text: string): readonly Manifest[] {
  return reading(text).manifests;
}

/** An example of a rule as rules see it, among the objects that it is given. */
export function meshOf(rule: Pick<Rule, 'code' | 'given' | 'target'>, example: string): Mesh {
  const { manifests, origins } = reading(example);
  const given = objectsIn(rule.given ?? '');
  const externals = [...given, ...namespacesOf([...manifests, ...given], rule)];
  const scalarAt = (on: Manifest, at: string) => origins.tryScalar(on, at);
  return proofOf({ manifests, externals, scalarAt }, { ...target, ...rule.target }).mesh;
}

/** Findings as `CODE Kind namespace/name path: message`. */
export function linesOf(mesh: Mesh, rules: readonly Rule[]): readonly string[] {
  return settle(lint(mesh, rules), rules).map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`);
}

/** The namespaces that an example uses exist, unless it is about just that: this keeps the examples short. */
function namespacesOf(manifests: readonly Manifest[], { code }: Pick<Rule, 'code'>): readonly Manifest[] {
  if (code === 'ORD001') return [];
  const declared = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const used = new Set(manifests.flatMap(({ metadata }) => metadata.namespace ?? []));
  return [...used]
    .filter((name) => !declared.has(name))
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}
