import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

/** Closes a run with one plain line, for readers and CI alike; a file that cannot even be loaded counts as a failure. */
const closingLine: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    process.stdout.write(`${passed} passed, ${tests.length - passed + broken} failed\n`);
  },
};

export default defineConfig({
  resolve: { alias: { 'rigging/imports': resolve('imports'), rigging: resolve('lib/index.ts') } },
  test: { include: ['test/**/*.test.ts'], reporters: ['default', closingLine], testTimeout: 60_000 },
});
