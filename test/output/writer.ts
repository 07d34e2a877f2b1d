import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** Path of `writer-process.ts` made runnable, by everybody, for as long as the tests of a file run. */
export function writerProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-test-'));
  chmodSync(folder, 0o755);
  const outfile = join(folder, 'writer-process.mjs');
  const entryPoints = ['test/output/writer-process.ts'];
  beforeAll(() => void buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' }));
  afterAll(() => rmSync(folder, { recursive: true }));
  return outfile;
}
