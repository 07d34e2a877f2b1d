import { createRequire } from 'node:module';
import { bundle } from './bundle.mjs';
import { tryConstructsScript } from './installation.mjs';
import { LAZY, libraryRecipe, recipeOf } from './recipes.mjs';
import { runScript } from './run-script.mjs';

const CONSTRUCTS = 'rigging/imports/';
const require = createRequire(import.meta.url);
const loadedConstructs = new Map();
let loadedLibrary;

/** Rigging and the packages that it shares, loaded for a use. */
export function libraryFor(use) {
  loadedLibrary ??= runScript(bundle(libraryRecipe, use), requireForLibrary);
  return loadedLibrary;
}

/** What `import … from 'rigging/imports/…'` gives. */
export function constructsFor(name, use) {
  if (!loadedConstructs.has(name)) loadedConstructs.set(name, loadConstructs(name, use));
  return loadedConstructs.get(name);
}

function loadConstructs(name, use) {
  const file = name.startsWith(CONSTRUCTS) ? tryConstructsScript(name.slice(CONSTRUCTS.length)) : undefined;
  if (file === undefined) throw new Error(`"${name}": Rigging has no such module`);
  return runScript(bundle(recipeOf(file), use), (shared) => libraryFor(use).packages[shared]());
}

function requireForLibrary(name) {
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
