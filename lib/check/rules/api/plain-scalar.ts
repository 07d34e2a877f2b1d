import { textsOf } from '../../derived/texts';
import type { Complaint, Rule } from '../../rule';

export const plainScalar: Rule = {
  code: 'API016',
  severity: 'error',
  title: 'A text that YAML takes for something else is quoted',
  why: 'YAML is read as of version 1.1, where an unquoted "on" or "yes" is a boolean and 0644 or 1e3 a number: the API server then refuses the object, or a label says something else than its author saw.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      annotations: { acme.org/backup: yes }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      annotations: { acme.org/backup: "yes" }`,
  supersedes: ['API004'],
  *check(mesh) {
    yield* mistaken(mesh);
    yield* escapedTwice(mesh);
  },
};

type Check = Rule['check'];
type MeshOf = Parameters<Check>[0];

/** What anybody sees to be no text, or to be nothing at all: the schema's own finding says enough. */
const PLAINLY_NO_TEXT = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null|~|)$/;

/** A plain scalar where a text belongs, which YAML takes for something else. */
function* mistaken({ violations, scalarAt }: MeshOf): Iterable<Complaint> {
  for (const { on, at, expectsText } of violations) {
    const scalar = expectsText && scalarAt(on, at);
    if (!scalar?.plain || PLAINLY_NO_TEXT.test(scalar.text)) continue;
    yield { on, at, message: `YAML does not read "${scalar.text}" as a text; put it in quotes` };
  }
}

/** In a regular expression `\\d` is a backslash and the letter: what a shell or a double-quoted text needs, YAML took literally. */
function* escapedTwice(mesh: MeshOf): Iterable<Complaint> {
  for (const on of mesh.judged.filter(({ kind }) => kindsWithRegex.has(kind))) {
    for (const { at, key, text } of textsOf(mesh, on)) {
      const [doubled] = (key === 'regex' && /\\\\[dDsSwWbB.]/.exec(text)) || [];
      if (!doubled) continue;
      yield { on, at, message: `"${doubled}" matches a backslash; write one backslash, "${doubled.slice(1)}"` };
    }
  }
}

const kindsWithRegex: ReadonlySet<string> = new Set(['PodMonitor', 'ServiceMonitor', 'VirtualService']);
