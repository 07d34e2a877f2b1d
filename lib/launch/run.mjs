// Bundles a TypeScript file and runs it: `node lib/launch/run.mjs main.ts --check`.
// Types are the editor's and `npm test`'s business, so this costs milliseconds where ts-node costs seconds.
import { launch } from './launch.mjs';

const [, , file, ...args] = process.argv;
if (file === undefined) {
  process.stderr.write('error usage: node lib/launch/run.mjs FILE.ts [ARGUMENT...]\n');
  process.exitCode = 2;
} else launch(file, args);
