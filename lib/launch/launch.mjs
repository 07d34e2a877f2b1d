import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { bundle } from './bundle.mjs';
import { explain } from './explain.mjs';
import { isRiggings } from './installation.mjs';
import { constructsFor, libraryFor } from './library.mjs';
import { recipeOf, SHARED } from './recipes.mjs';
import { runScript } from './run-script.mjs';
import { bundleAnew } from './users-script.mjs';

/** How far the user's settings have come: `synth` is called when it is asked for, and through when it has returned. */
const synthesis = { isAskedFor: false, isThrough: false };

/** Runs the user's settings, which are to call `synth`: where they do not, nothing was done, which must not look like success. */
export function launchSettings(file, args) {
  process.on('exit', (status) => {
    if (status !== 0 || synthesis.isThrough) return;
    const reason = synthesis.isAskedFor
      ? 'ended the process before synth was through; leave out what ends it, such as process.exit()'
      : 'did not call synth; call it once, with all clusters';
    process.stderr.write(`error ${file}: ${reason}\n`);
    process.exitCode = 2;
  });
  return launch(file, args);
}

/** Runs a TypeScript file with its arguments, in this process. */
export async function launch(file, args) {
  const entry = resolve(file);
  process.argv = [process.execPath, entry, ...args];
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (thrown) => explain(thrown, entry));
  const use = useOf(args);
  if (isRiggings(entry)) runScript(bundle(recipeOf(entry), use), createRequire(entry));
  else await runUsers(entry, use);
}

/** V8 keeps the code of what ran; of what ran for another command there may be little that this one runs. */
function useOf(args) {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  return args[0] === 'plan' ? 'plan' : 'run';
}

async function runUsers(entry, use) {
  const bundling = bundleAnew(entry);
  // That is done by another process, which leaves this one time for what nearly all settings import.
  const { rigging, packages } = libraryFor(use);
  const provided = { ...rigging, synth: (...parameters) => synthLater(rigging.synth, parameters) };
  const require = createRequire(entry);
  runScript(await bundling, (name) => {
    if (name === 'rigging') return provided;
    if (name.startsWith('rigging/')) return constructsFor(name, use);
    return SHARED.includes(name) ? packages[name]() : require(name);
  });
}

/** Once the settings have run: what fails in them after the call, or in a promise, is to fail before anything is written. */
function synthLater(synth, parameters) {
  if (synthesis.isAskedFor) throw new Error('synth was called before; call it once, with all clusters');
  synthesis.isAskedFor = true;
  setImmediate(() => {
    synth(...parameters);
    synthesis.isThrough = true;
  });
}
