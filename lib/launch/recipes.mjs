import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { home, imports, library, packages } from './installation.mjs';

/** What cdk8s loads at its start but needs only for Helm and `Include`: loaded at the first use instead. */
export const LAZY = ['yaml', 'child_process'];
/** What a user's code has in common with Rigging: were there two of them, an object of one would be none to the other. */
const SHARED = ['cdk8s', 'cdk8s-plus-30', 'constructs'];

/** Whether there is one for all: Rigging itself, or what it shares. */
export function isShared(name) {
  return name === 'rigging' || SHARED.includes(name);
}

const CACHE = join('.cache', 'rigging');
const options = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  logLevel: 'silent',
};

/**
 * Rigging and the packages that users share with it, as one script of its own: an edit of `main.ts` leaves it as it is. The
 * packages are functions, so that one that nobody asks for is not run.
 */
export const libraryRecipe = {
  name: join(home, 'library'),
  cache: join(packages, CACHE),
  settledBy: [...settingsOf(home), join(packages, '.package-lock.json')],
  options: {
    ...options,
    absWorkingDir: home,
    stdin: {
      contents: [
        `export * as rigging from ${JSON.stringify(library)};`,
        `export const packages = { ${SHARED.map((name) => `'${name}': () => require('${name}')`)} };`,
      ].join('\n'),
      resolveDir: home,
    },
    outfile: join(home, 'library.js'),
    external: LAZY,
  },
};

/** An entry and what it imports, but for the library. */
export function recipeOf(entry) {
  return {
    name: entry,
    cache: cacheOf(entry),
    settledBy: settingsOf(dirname(entry)),
    options: {
      ...options,
      entryPoints: [entry],
      outfile: `${entry}.js`,
      external: ['rigging', ...SHARED],
      alias: { 'rigging/imports': imports },
      resolveExtensions: ['.tsx', '.ts', '.jsx', '.js', '.mjs', '.css', '.json'],
    },
  };
}

/** None where there is no folder to keep anything in that is not the user's own. */
function cacheOf(entry) {
  if (entry.startsWith(home + sep)) return libraryRecipe.cache;
  return existsSync('node_modules') ? join(process.cwd(), 'node_modules', CACHE) : undefined;
}

/** The files that say how imports of a folder's scripts are resolved. */
function settingsOf(folder) {
  const own = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(folder, name));
  const parent = dirname(folder);
  return parent === folder ? own : [...own, ...settingsOf(parent)];
}
