import type { Report } from './report';

/** A report for programs. */
export function json({ findings, unread, summary }: Report): string {
  const unreadParts = unread.map(({ file, line, say }) => ({ file, line, message: say }));
  return `${JSON.stringify({ findings, unread: unreadParts, summary }, null, 2)}\n`;
}
