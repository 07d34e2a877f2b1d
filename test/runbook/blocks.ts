/** The code blocks in a language, without their indentation. */
export function blocksOf(markdown: string, language: string): readonly string[] {
  const blocks = markdown.matchAll(new RegExp(`^( *)\`\`\`${language}\\n(.*?)\\n\\1\`\`\`$`, 'gms'));
  return [...blocks].map(([, indent = '', block = '']) => block.replaceAll(`\n${indent}`, '\n').trimStart());
}

/** What stands below a heading, up to the next of its level. */
export function sectionOf(markdown: string, heading: string): string {
  const [, rest = ''] = markdown.split(`${heading}\n`);
  return rest.split(/^## /m)[0]?.trim() ?? '';
}
