/** A code block. */
export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** A table; a bar in a cell does not end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly unknown[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** An item of a list, and the command that belongs to it. */
export function item(text: string, command: string): string {
  return `- ${text}:\n\n${indent(fence('sh', command))}`;
}

/** A sentence's first letter as one begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names between words, each as code: `a`, `b` and `c`. */
export function listed(names: readonly string[]): string {
  const code = names.map((name) => `\`${name}\``);
  const last = code.pop() ?? '';
  return code.length > 0 ? `${code.join(', ')} and ${last}` : last;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
