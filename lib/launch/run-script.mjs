import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { home } from './installation.mjs';

/** The scripts that ran in this process. */
export const ran = [];

/**
 * Runs a script as Node runs a CommonJS module, and gives what it exports. What V8 makes of a script that is kept is kept
 * with it: making it anew takes longer than a synth.
 */
export function runScript(script, require) {
  const { name, code, id, machineCode, keep } = script;
  ran.push(script);
  const parameters = 'exports, require, module, __filename, __dirname, RIGGING_HOME, RIGGING_LIBRARY_ID';
  const compiled = new Script(`(function (${parameters}) {${code}\n})`, { filename: name, cachedData: machineCode });
  if (keep && (machineCode === undefined || compiled.cachedDataRejected)) {
    process.on('exit', (status) => status === 0 && keep(compiled.createCachedData()));
  }
  const module = { exports: {} };
  compiled.runInThisContext()(module.exports, require, module, name, dirname(name), home, id);
  return module.exports;
}
