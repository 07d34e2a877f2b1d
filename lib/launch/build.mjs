// Makes build/, what `npm pack` takes in the place of the TypeScript sources: `node lib/launch/build.mjs`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { commandScript, home, imports, isRepository, library } from './installation.mjs';

const build = join(home, 'build');
const staged = join(build, `.${process.pid}`);
const types = join(staged, 'types');

// Whoever packs the package once more finds there what was built.
if (isRepository) {
  try {
    writeScripts();
    if (tryWriteTypes()) putInPlace([...filesOf(staged, '.mjs'), ...reachableTypes()]);
    else refuse('build: the types are wrong; npm test says so too');
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** As modules of Node, which share what they have in common: `lib/home.ts` counts on it that none of it has a folder. */
function writeScripts() {
  const commands = ['check', 'diff', 'new'].map((name) => [name, commandScript(name)]);
  const constructs = apiGroups().map((name) => [join('imports', name), join(imports, `${name}.ts`)]);
  buildSync({
    entryPoints: Object.fromEntries([['index', library], ...commands, ...constructs]),
    bundle: true,
    splitting: true,
    minifyWhitespace: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    outdir: staged,
    outExtension: { '.js': '.mjs' },
  });
}

/** The generated constructs; the other files of the folder are tables of Rigging's own. */
function apiGroups() {
  const names = readdirSync(imports).map((name) => basename(name, '.ts'));
  return names.filter((name) => name.endsWith('.io') || name.endsWith('.com'));
}

/** As declarations, since sources would be checked by the options of whoever imports them. */
function tryWriteTypes() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const args = [tsc, '-p', join(home, 'tsconfig.build.json'), '--outDir', types];
  return spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

function refuse(message) {
  process.stderr.write(`error ${message}\n`);
  process.exitCode = 1;
}

/** What stands behind the public declarations without being seen in them helps nobody. */
function reachableTypes() {
  const constructs = apiGroups().map((name) => join(types, 'imports', `${name}.d.ts`));
  const reached = new Set([join(types, 'lib', 'index.d.ts'), ...constructs]);
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);
  return [...reached];
}

function importsOf(file) {
  const paths = [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)];
  return paths.map(([, path]) => `${resolve(dirname(file), path)}.d.ts`);
}

/** One by one, each as a whole: somebody else may be packing just now. */
function putInPlace(files) {
  const places = files.map((file) => [file, join(build, relative(staged, file))]);
  for (const [file, place] of places) {
    mkdirSync(dirname(place), { recursive: true });
    renameSync(file, place);
  }
  const built = new Set(places.map(([, place]) => place));
  for (const file of filesOf(build)) if (!built.has(file)) rmSync(file, { force: true });
}

function filesOf(folder, ending = '') {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
  return files.map(({ parentPath, name }) => join(parentPath, name)).filter((file) => !isAnothers(file));
}

/** Whether it is what another run of this script is about to put in place. */
function isAnothers(file) {
  const [first] = relative(build, file).split(/[\\/]/);
  return first.startsWith('.') && first !== basename(staged);
}
