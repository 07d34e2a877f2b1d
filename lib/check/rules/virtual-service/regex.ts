import type { VirtualService } from '../../derived/virtual-service/virtual-services';
import { key } from '../../path';
import type { Complaint, Rule } from '../../rule';

export const regex: Rule = {
  code: 'VS021',
  severity: 'warning',
  title: 'A regular expression of a match is one of RE2 and can match the whole value',
  why: 'Proxies use RE2, which has neither look-around nor back-references; a VirtualService with them is refused. An expression must match the whole value, so one for a path that does not begin with the slash matches nothing.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - match:
            - uri: { regex: reviews.* }
          route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - match:
            - uri: { regex: /reviews.* }
          route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      for (const { at, text } of expressionsOf(on)) {
        const problem = problemOf(at, text);
        if (problem) yield { on, at, ...problem };
      }
    }
  },
};

interface Expression {
  readonly at: string;
  readonly text: string;
}

interface StringMatch {
  readonly regex?: string;
}

function expressionsOf({ spec }: VirtualService): readonly Expression[] {
  return (spec?.http ?? []).flatMap(({ match = [] }, route) =>
    match.flatMap(({ uri, method, authority, headers, queryParams }, index) => {
      const at = `spec.http[${route}].match[${index}]`;
      return [
        ...inFields({ uri, method, authority }, at),
        ...inFields(headers, `${at}.headers`),
        ...inFields(queryParams, `${at}.queryParams`),
      ];
    }),
  );
}

function inFields(
  fields: Readonly<Record<string, StringMatch | undefined>> | undefined,
  at: string,
): readonly Expression[] {
  return Object.entries(fields ?? {}).flatMap(([name, match]) =>
    match?.regex ? [{ at: `${at}${key(name)}.regex`, text: match.regex }] : [],
  );
}

function problemOf(at: string, text: string): Pick<Complaint, 'message' | 'severity'> | undefined {
  const foreign = /\(\?(?:[=!]|<[=!])|\\[1-9]/.exec(text)?.[0];
  if (foreign)
    return { severity: 'error', message: `"${text}" has "${foreign}", which RE2 does not know; write it without` };
  const isPath = at.endsWith('.uri.regex');
  if (!isPath || !/^\^?[A-Za-z0-9]/.test(text) || text.includes('|')) return undefined;
  return { message: `"${text}" matches no path, as paths begin with a slash; write "/${text}" or ".*${text}"` };
}
