import type { Finding } from '../check/finding';
import type { Manifest } from '../manifest/manifest';
import { type Told, told } from './told';

/** A finding with its place. */
export interface Located extends Told {
  readonly file: string;
  readonly line: number;
}

/** A part of the input that could not be judged, because it could not be read. */
export interface Unread {
  /** `-` for standard input. */
  readonly file: string;
  /** Absent where the file as a whole is meant. */
  readonly line?: number;
  readonly say: string;
}

/** What findings are about. */
export interface Checked {
  readonly manifests: readonly Manifest[];
  readonly unread: readonly Unread[];
  /** Where a field of an object stands. */
  readonly lineOf: (on: Manifest, at: string) => { readonly file: string; readonly line: number };
}

/** What a check came to. */
export interface Report {
  /** Errors first, then by file, line and code. */
  readonly findings: readonly Located[];
  readonly unread: readonly Unread[];
  readonly summary: { readonly objects: number; readonly errors: number; readonly warnings: number };
}

/** Findings with their lines, in the order in which they are told. */
export function reportOf(findings: readonly Finding[], { manifests, unread, lineOf }: Checked): Report {
  // Lines are asked for in the order of the files, which then need not be read back and forth.
  const positions = new Map(manifests.map((manifest, position) => [manifest, position]));
  const inFiles = findings.toSorted((one, other) => (positions.get(one.on) ?? 0) - (positions.get(other.on) ?? 0));
  const located = inFiles.map((finding) => ({ ...told(finding), ...lineOf(finding.on, finding.at) }));
  const errors = located.filter(({ severity }) => severity === 'error').length;
  return {
    findings: located.sort(inOrder),
    unread,
    summary: { objects: manifests.length, errors, warnings: located.length - errors },
  };
}

/** The counts of a report, e.g. `2 errors, 1 warning in 14 objects`. */
export function summaryLine({ summary: { objects, errors, warnings } }: Report): string {
  return `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(objects, 'object')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function inOrder(one: Located, other: Located): number {
  return (
    compare(one.severity, other.severity) ||
    compare(one.file, other.file) ||
    one.line - other.line ||
    compare(one.code, other.code) ||
    compare(one.path, other.path) ||
    compare(one.message, other.message)
  );
}

/** By code unit, so that the order is the same in every locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
