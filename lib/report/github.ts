import { printable } from './finding-line';
import { type Located, type Report, summaryLine } from './report';
import { subjectOf } from './told';

/** A report as GitHub Actions shows it beside the lines of a change (docs.github.com, "Workflow commands"). */
export function github(report: Report): string {
  const unread = report.unread.map(({ file, line, say }) => command('error', { file, line }, say));
  return [...report.findings.map(finding), ...unread, summaryLine(report), ''].join('\n');
}

function finding(located: Located): string {
  const { severity, code, path, message, file, line } = located;
  const subject = path === '' ? subjectOf(located) : `${subjectOf(located)} ${path}`;
  return command(severity, { file, line, title: code }, `${subject}: ${message}`);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  said: string,
): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return `::${name} ${given.map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(said)}`;
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
