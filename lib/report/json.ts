import type { Report } from './report';

/** A report for programs. */
export function json({ findings, summary }: Report): string {
  return `${JSON.stringify({ findings, summary }, null, 2)}\n`;
}
