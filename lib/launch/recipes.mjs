import { dirname, join } from 'node:path';
import { home, library, manifestOf, packages } from './installation.mjs';

/** What cdk8s loads at its start but needs only for Helm: loaded at the first use instead. */
export const LAZY = ['yaml'];
/** What a user's code has in common with Rigging: were there two of them, an object of one would be none to the other. */
export const SHARED = ['cdk8s', 'cdk8s-plus-30', 'constructs'];

const options = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  logLevel: 'silent',
};

/** Scripts of what is installed. What it needs may be links to elsewhere; an installation that changes more writes a lock file. */
const installed = {
  cache: join(packages, '.cache', 'rigging'),
  settledBy: [
    ...settingsOf(home),
    ...Object.keys(manifestOf(home).dependencies).map((name) => join(packages, name, 'package.json')),
    join(packages, '.package-lock.json'),
    // pnpm's.
    join(packages, '..', '..', 'lock.yaml'),
  ],
};

/**
 * Rigging and the packages that users share with it, as one script of its own: an edit of `main.ts` leaves it as it is. The
 * packages are functions, so that one that nobody asks for is not run.
 */
export const libraryRecipe = {
  ...installed,
  name: join(home, 'library'),
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

/** A script of Rigging's that needs no library: a command, or generated constructs. */
export function recipeOf(file) {
  return {
    ...installed,
    name: file,
    options: { ...options, absWorkingDir: home, entryPoints: [file], outfile: `${file}.js`, external: SHARED },
  };
}

/** How a user's file is made; nothing of it is kept. */
export function usersOptions(entry) {
  return {
    ...options,
    entryPoints: [entry],
    outfile: `${entry}.js`,
    external: ['rigging', ...SHARED],
    resolveExtensions: ['.tsx', '.ts', '.jsx', '.js', '.mjs', '.css', '.json'],
    // What would be imported by Node, and not by this launcher.
    supported: { 'dynamic-import': false },
    sourcemap: 'external',
    sourcesContent: false,
  };
}

/** The files that say how imports of a folder's scripts are resolved. */
function settingsOf(folder) {
  const own = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(folder, name));
  const parent = dirname(folder);
  return parent === folder ? own : [...own, ...settingsOf(parent)];
}
