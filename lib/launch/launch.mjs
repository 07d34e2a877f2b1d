import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import { bundle } from './bundle.mjs';
import { explain } from './explain.mjs';
import { home } from './installation.mjs';
import { isShared, LAZY, libraryRecipe, recipeOf } from './recipes.mjs';

let loadedLibrary;

/** Runs a TypeScript file with its arguments, in this process. */
export function launch(file, args) {
  const recipe = recipeOf(resolve(file));
  const use = useOf(args);
  process.argv = [process.execPath, recipe.name, ...args];
  process.on('uncaughtException', (error) => explain(error, recipe));
  const require = createRequire(recipe.name);
  run(recipe, use, (name) => (isShared(name) ? shared(name, use) : require(name)));
}

/** V8 keeps the code of what ran; of what ran for another command there may be little that this one runs. */
function useOf(args) {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  return args[0] === 'plan' ? 'plan' : 'run';
}

/** Rigging itself, or a package that it shares. */
function shared(name, use) {
  loadedLibrary ??= run(libraryRecipe, use, requireForLibrary);
  return name === 'rigging' ? loadedLibrary.rigging : loadedLibrary.packages[name]();
}

/** Runs a script as Node runs a CommonJS module. What V8 makes of it is kept: making it anew takes longer than a synth. */
function run(recipe, use, require) {
  const { code, id, machineCode, keep } = bundle(recipe, use);
  const parameters = 'exports, require, module, __filename, __dirname, RIGGING_HOME, RIGGING_LIBRARY_ID';
  const script = new Script(`(function (${parameters}) {${code}\n})`, {
    filename: recipe.name,
    cachedData: machineCode,
  });
  if (machineCode === undefined || script.cachedDataRejected) {
    process.on('exit', (status) => status === 0 && keep(script.createCachedData()));
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, recipe.name, dirname(recipe.name), home, id);
  return module.exports;
}

function requireForLibrary(name) {
  const require = createRequire(import.meta.url);
  if (!LAZY.includes(name)) return require(name);
  // The version that cdk8s itself was installed with.
  return lazily(() => createRequire(require.resolve('cdk8s'))(name));
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
