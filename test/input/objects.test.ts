import { describe, expect, it } from 'vitest';
import { problemLine } from '../../lib/input/problem';
import { title } from '../../lib/manifest/manifest';
import { linesOf, readText } from './folder';

/** An object with a name, as one line of YAML. */
function object(name: string): string {
  return `{ "apiVersion": "v1", "kind": "A", "metadata": { "name": "${name}" } }`;
}

/** The names and lines of the objects in a text. */
function objectsOf(text: string): readonly string[] {
  const { manifests, origins } = readText(text);
  return manifests.map((manifest) => `${title(manifest)} ${origins.lineOf(manifest, '').line}`);
}

describe('objects are found', () => {
  it.each([
    ['in an empty file', '', []],
    ['in comments', '# a\n---\n# b\n---\n\n', []],
    ['in documents', `${object('a')}\n--- # and\n${object('b')}\n---\n`, ['A a 1', 'A b 3']],
    ['below a comment', `# of a\n\n${object('a')}\n`, ['A a 3']],
    [
      'with Windows line ends',
      `# c\r\napiVersion: v1\r\nkind: A\r\nmetadata:\r\n  name: a\r\n---\r\n${object('b')}`,
      ['A a 2', 'A b 7'],
    ],
    ['behind a byte order mark', `\ufeff${object('a')}`, ['A a 1']],
    [
      'in a stream of JSON',
      `${object('a')}\n${object('b')}\n\n{\n  "kind": "A", "apiVersion": "v1",\n"metadata": {"name":"c"}}`,
      ['A a 1', 'A b 2', 'A c 4'],
    ],
    ['in a List', `apiVersion: v1\nkind: List\nitems:\n- ${object('a')}\n- ${object('b')}\n`, ['A a 4', 'A b 5']],
    [
      'in a List of a kind that its items do not repeat',
      'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: { name: a }\n',
      ['Deployment a 4'],
    ],
    ['in a List in a List', `{ kind: List, items: [{ kind: AList, items: [${object('a')}] }] }`, ['A a 1']],
    ['in an empty List', 'apiVersion: v1\nkind: List\nitems: []\n', []],
  ])('%s', (_, text, objects) => {
    expect(objectsOf(text)).toEqual(objects);
    expect(linesOf(readText(text))).toEqual([]);
  });
});

describe('what is no object is named', () => {
  it.each([
    ['text', 'it.yaml:1: not a Kubernetes object: a string; remove it'],
    ['- a: 1', 'it.yaml:1: not a Kubernetes object: a list; put it below items: of a List'],
    ['a: 1', 'it.yaml:1: not a Kubernetes object: apiVersion is missing; add it'],
    ['apiVersion: v1', 'it.yaml:1: not a Kubernetes object: kind is missing; add it'],
    [
      'apiVersion: 1\nkind: A',
      'it.yaml:1: not a Kubernetes object: apiVersion is a number; write a text, in quotes if need be',
    ],
    ['apiVersion: v1\nkind: A\nspec: {}', 'it.yaml:1: A: metadata.name is missing; add it'],
    [
      'apiVersion: v1\nkind: A\nmetadata:\n  labels: {}\n  name: 12',
      'it.yaml:5: A: metadata.name is a number; write a text, in quotes if need be',
    ],
    [
      'apiVersion: v1\nkind: A\nmetadata:\n  name: a\n  namespace:',
      'it.yaml:5: A: metadata.namespace is empty; fill it in or remove it',
    ],
    [
      'apiVersion: v1\nkind: A\nmetadata:\n  generateName: a-',
      'it.yaml:3: A: generateName is for "oc create"; give it a name, which "oc apply" needs',
    ],
    [`kind: List\nitems:\n- ${object('a')}\n-\n- 3`, 'it.yaml:2: not a Kubernetes object: null; remove it'],
  ])('%j', (text, line) => {
    expect(linesOf(readText(text))[0]).toBe(line);
  });

  it('passes over a kustomization with a note', () => {
    const { notes, problems } = readText('# k\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n');

    expect(notes.map(problemLine)).toEqual([
      expect.stringMatching(/it\.yaml:2: Kustomization is for kustomize; check what it builds$/),
    ]);
    expect(problems).toEqual([]);
  });

  it('reads the rest of a List with a broken item', () => {
    const { manifests } = readText(`kind: List\nitems:\n- ${object('a')}\n- 3\n- ${object('b')}`);

    expect(manifests.map(title)).toEqual(['A a', 'A b']);
  });
});
