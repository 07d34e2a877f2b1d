import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hash } from './bundle.mjs';
import { usersOptions } from './recipes.mjs';

const require = createRequire(import.meta.url);
/** Each file has its own, in which it finds where it is. */
const META = 'import_meta';

/**
 * A user's file and what it imports, as one script. Nothing of it is kept: what an import leads to depends on more than the
 * files that were read, such as files that were not there, links, and what tsconfig.json extends.
 */
export async function bundleAnew(entry) {
  const options = {
    ...usersOptions(entry),
    define: { 'import.meta': META, __dirname: `${META}.dirname`, __filename: `${META}.filename` },
  };
  const bundled = await bundle(options);
  // Few files ask where they are, and all take several times as long when they go through a plugin.
  const { code, map } = bundled.code.includes(META) ? await bundle({ ...options, plugins: [metaOfFiles] }) : bundled;
  return { name: entry, code, id: hash(code), sourceMap: () => map };
}

async function bundle(options) {
  const { outputFiles } = await require('esbuild').build(options);
  const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text;
  return { code: textOf('.js').replace(/^#!.*/, ''), map: textOf('.map') };
}

/** Within its first line, so that no line gets another number. */
const metaOfFiles = {
  name: 'import.meta',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!/\b(import\s*\.\s*meta|__dirname|__filename)\b/.test(source)) return undefined;
      const meta = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
      const declared = source.replace(/^(#!.*\n)?/, (shebang) => `${shebang}var ${META} = ${JSON.stringify(meta)};`);
      return { contents: declared, loader: 'default' };
    }),
};
