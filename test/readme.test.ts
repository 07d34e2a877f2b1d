import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

/** The nth block of a language in the README. */
function block(language: string, index = 0): string {
  const blocks = [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))];
  return blocks[index]?.[1] ?? '';
}

it('the smallest cluster of the README is written without a finding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const command = JSON.stringify(resolve('lib/commands/synth'));
  writeFileSync(join(folder, 'main.ts'), `import { synth } from ${command};\n${block('ts')}`);

  const args = [resolve('lib/launch/run.mjs'), 'main.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^dist\/prod: \d+ objects in 7 files; 7 created\n$/);
});

it('every script of package.json that people run stands in the README', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
  const said = Object.keys(scripts).filter((name) => name !== 'format');

  for (const name of said) expect(readme).toContain(name === 'test' ? 'npm test' : `npm run ${name}`);
});
