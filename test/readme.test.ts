import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { rules } from '../lib/check/rules/index';

const readme = readFileSync('README.md', 'utf8');

/** The nth block of a language in the README. */
function block(language: string, index = 0): string {
  const blocks = [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))];
  return blocks[index]?.[1] ?? '';
}

/** Runs a main.ts of these clusters in a folder of its own. */
function synth(clusters: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const imports = [
    `import { synth } from ${JSON.stringify(resolve('lib/commands/synth'))};`,
    "import { ApiObject } from 'cdk8s';",
    "import { k8s } from 'cdk8s-plus-30';",
  ];
  writeFileSync(join(folder, 'main.ts'), [...imports, clusters].join('\n'));
  const args = [resolve('lib/launch/run.mjs'), 'main.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('the smallest cluster of the README is written without a finding', () => {
  expect(synth(block('ts'))).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^dist\/prod: \d+ objects in 7 files; 7 created\n$/),
    stderr: '',
  });
});

it('so it is with what the README adds to it', () => {
  const extended = block('ts').replace("    name: 'prod',", `    name: 'prod',\n${block('ts', 1)}`);

  expect(extended).toContain('extend:');
  expect(synth(extended)).toMatchObject({ status: 0, stderr: '' });
});

it('every script of package.json that people run stands in the README', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
  const said = Object.keys(scripts).filter((name) => name !== 'format' && name !== 'prepack');

  for (const name of said) expect(readme).toContain(name === 'test' ? 'npm test' : `npm run ${name}`);
});

it('every code in the README is one of a rule', () => {
  const codes = [...readme.matchAll(/\b[A-Z]{2,4}\d{3}\b/g)].map(([code]) => code);
  const known = new Set(rules.map(({ code }) => code));

  expect(codes).not.toEqual([]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});
