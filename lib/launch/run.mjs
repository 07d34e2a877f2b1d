// Bundles a TypeScript entry and runs it: `node lib/launch/run.mjs main.ts --check`.
// Types are the editor's and `npm test`'s business, so this costs milliseconds where ts-node costs seconds.
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import { bundle, LAZY } from './bundle.mjs';
import { explain } from './explain.mjs';

const [, , file, ...args] = process.argv;
if (file === undefined) {
  process.stderr.write('error usage: node lib/launch/run.mjs FILE.ts [ARGUMENT...]\n');
  process.exit(2);
}
const entry = resolve(file);
process.argv = [process.execPath, entry, ...args];
process.on('uncaughtException', (error) => explain(error, entry));
run(bundle(entry));

/** Runs a script as Node runs a CommonJS module. What V8 makes of it is kept: making it anew takes longer than a synth. */
function run({ code, machineCode, keep }) {
  const require = createRequire(entry);
  const load = (name) => (LAZY.includes(name) ? lazily(() => fromCdk8s(name)) : require(name));
  const module = { exports: {} };
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  const script = new Script(wrapped, { filename: entry, cachedData: machineCode });
  if (machineCode === undefined || script.cachedDataRejected) {
    process.on('exit', (status) => status === 0 && keep(script.createCachedData()));
  }
  script.runInThisContext()(module.exports, load, module, entry, dirname(entry));
}

/** The version of a library that cdk8s itself was installed with. */
function fromCdk8s(name) {
  return createRequire(createRequire(import.meta.url).resolve('cdk8s'))(name);
}

/** A stand-in for a library: each of its functions, and each class, loads it when it is first called. */
function lazily(load) {
  function standIn(name) {
    return function (...parameters) {
      const library = load();
      return new.target ? Reflect.construct(library[name], parameters) : library[name](...parameters);
    };
  }
  return new Proxy({ __esModule: true }, { get: (own, name) => own[name] ?? standIn(name) });
}
