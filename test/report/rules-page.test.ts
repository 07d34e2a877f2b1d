import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/check/rules/index';
import { rulesPage } from '../../lib/report/rules-page';

describe('docs/rules.md', () => {
  it('is what the table makes: run npm run docs', () => {
    expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage(rules));
  });

  it('has a section for every rule, with both of its examples as they would stand in a file', () => {
    const page = rulesPage(rules);

    for (const { code, title } of rules) expect(page).toContain(`\n### ${code}: ${title}\n`);
    expect(page.match(/^Bad:$/gm)).toHaveLength(rules.length);
    expect(page.match(/^Good:$/gm)).toHaveLength(rules.length);
    expect(page).toMatch(/```yaml\napiVersion: v1\nkind: Namespace\n/);
  });

  it('links to each of its groups and rules', () => {
    const page = rulesPage(rules);
    const anchors = [...page.matchAll(/\]\(#(.+?)\)/g)].map(([, anchor]) => anchor);
    const headings = [...page.matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9_ -]/g, '')
        .replaceAll(' ', '-'),
    );

    expect(anchors).toEqual(headings);
  });
});
