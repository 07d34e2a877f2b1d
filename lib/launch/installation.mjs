import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** The folder of this package, which may be one of those in node_modules. */
export const home = resolve(import.meta.dirname, '..', '..');

/** Where the packages are that this one needs: beside it where it is one of those itself, else in it. */
export const packages = basename(dirname(home)) === 'node_modules' ? dirname(home) : join(home, 'node_modules');

/** Where the repository has TypeScript, the package that `npm pack` makes of it has what `build.mjs` made of that. */
export const isRepository = existsSync(join(home, 'lib', 'index.ts'));

/** What `import … from 'rigging'` gives. */
export const library = isRepository ? join(home, 'lib', 'index.ts') : join(home, 'build', 'index.mjs');

/** The folder of what `import … from 'rigging/imports/…'` gives. */
export const imports = isRepository ? join(home, 'imports') : join(home, 'build', 'imports');

/** The script of a command that needs no `main.ts`. */
export function commandScript(name) {
  return isRepository ? join(home, 'lib', 'commands', `${name}.ts`) : join(home, 'build', `${name}.mjs`);
}

/** The script of `rigging/imports/<API group>`, if there is that group. */
export function tryConstructsScript(group) {
  const file = join(imports, `${group}${isRepository ? '.ts' : '.mjs'}`);
  return existsSync(file) ? file : undefined;
}

/** Whether a file is Rigging's own. */
export function isRiggings(file) {
  return ['lib', 'build'].some((folder) => file.startsWith(join(home, folder, sep)));
}

/** The package.json of a folder. */
export function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
