import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `usage: npm run examples

Writes the dist/ of every folder in examples/, as npm run synth would there.

exit status: 0 written; 1 an example was refused; 2 wrong usage
`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help) process.stdout.write(HELP);
else for (const example of examples()) write(example);

function examples(): readonly string[] {
  return readdirSync('examples', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
}

function write(example: string): void {
  process.stdout.write(`${example}: `);
  const launcher = resolve('lib/launch/run.mjs');
  const { status } = spawnSync(process.execPath, [launcher, 'main.ts'], {
    cwd: join('examples', example),
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
