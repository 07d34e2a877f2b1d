/**
 * Waits until what a command prints has a line that starts so. It has no end of its own: what came after it would be told of
 * the old state as if it were the new one.
 */
export function until(command: string, start: string): string {
  return `until ${command} | grep -q '^${start.replaceAll('.', '\\.')}'; do sleep 10; done`;
}
