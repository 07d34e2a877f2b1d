import { findingLine } from './finding-line';
import { type Report, summaryLine } from './report';

/** A report for people: a line a finding and one for the counts; coloured where standard output is a terminal. */
export function text(report: Report): string {
  const lines = report.findings.map((finding) => findingLine(finding, `${finding.file}:${finding.line}`));
  return [...lines, summaryLine(report), ''].join('\n');
}
