import { performance } from 'node:perf_hooks';
import { meshOf } from '../lib/check/input';
import { lint } from '../lib/check/lint';
import { rules } from '../lib/check/rules/index';
import { trySchemaOf } from '../lib/check/schema/schema-check';
import { servedKinds } from '../lib/check/schema/served-schema';
import { settle } from '../lib/check/settle';
import type { StructuralSchema } from '../lib/check/structural-schema';
import { read } from '../lib/input/read';
import { reportOf } from '../lib/report/report';
import { text } from '../lib/report/text';

/** Checks the files of a folder as `npm run check` does, and prints what each stage took, as JSON. */
const milliseconds = { read: 0, 'schema, CEL': 0, 'the same again': 0, rules: 0, report: 0 };
const target = { release: '3.4', openshift: '4.20', appsDomain: 'apps.ocp.acme.org' } as const;

const start = performance.now();
const { manifests, origins } = timed('read', () => read(process.argv.slice(2)));
const scalarAt = origins.tryScalar.bind(origins);
const { mesh } = timed('schema, CEL', () => meshOf({ manifests, scalarAt }, target));
const findings = timed('rules', () => settle(lint(mesh, rules), rules));
const lineOf = origins.lineOf.bind(origins);
timed('report', () => text(reportOf(findings, { manifests, unread: [], lineOf })));
const totalMilliseconds = performance.now() - start;
const peakMebibytes = process.resourceUsage().maxRSS / 1024;
// Now schemas are loaded and expressions compiled.
timed('the same again', () => meshOf({ manifests, scalarAt }, target));

const schemas = new Set(manifests.flatMap((manifest) => trySchemaOf(manifest, target) ?? []));
const counts = {
  objects: manifests.length,
  findings: findings.length,
  rules: rules.length,
  'kinds served': servedKinds(target).size,
  'kinds used': schemas.size,
  'CEL used': new Set([...schemas].flatMap((schema) => expressionsIn(schema))).size,
};
process.stdout.write(`${JSON.stringify({ counts, totalMilliseconds, peakMebibytes, milliseconds })}\n`);

function expressionsIn(part: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof part !== 'object' || part === null || seen.has(part)) return [];
  seen.add(part);
  const { 'x-kubernetes-validations': own = [] } = part as StructuralSchema;
  return [...own.map(({ rule }) => rule), ...Object.values(part).flatMap((held) => expressionsIn(held, seen))];
}

function timed<T>(stage: keyof typeof milliseconds, step: () => T): T {
  const before = performance.now();
  const result = step();
  milliseconds[stage] += performance.now() - before;
  return result;
}
