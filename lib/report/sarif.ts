import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Located, Report, Unread } from './report';
import { subjectOf } from './told';

/** What a report says about a rule itself. */
export interface RuleText {
  readonly code: string;
  readonly title: string;
  readonly why: string;
}

/** A report for code scanners: SARIF 2.1.0 (OASIS, sarif-schema-2.1.0.json). */
export function sarif({ findings, unread }: Report, rules: readonly RuleText[]): string {
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  const run = {
    tool: { driver: { name: 'rigging', rules: rules.map(descriptor) } },
    invocations: [{ executionSuccessful: unread.length === 0, toolExecutionNotifications: unread.map(notification) }],
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => result(finding, indices.get(finding.code))),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ code, title, why }: RuleText) {
  return { id: code, shortDescription: { text: title }, help: { text: why } };
}

function result(finding: Located, ruleIndex: number | undefined) {
  const { code, severity, path, message, file, line } = finding;
  const subject = subjectOf(finding);
  const place = path === '' ? subject : `${subject} ${path}`;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${place}: ${message}` },
    locations: [{ ...location(file, line), logicalLocations: [{ fullyQualifiedName: place, kind: 'object' }] }],
  };
}

function notification({ file, line, say }: Unread) {
  return { level: 'error', message: { text: say }, locations: [location(file, line)] };
}

function location(file: string, line: number | undefined) {
  const region = line === undefined ? undefined : { startLine: line };
  return { physicalLocation: { artifactLocation: artifact(file), region } };
}

/** A file by its URI; standard input has none. */
function artifact(file: string) {
  if (file === '-') return { description: { text: 'standard input' } };
  return { uri: isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/') };
}
