import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** What cdk8s loads at its start but needs only for Helm and `Include`: loaded at the first use instead. */
export const LAZY = ['yaml', 'child_process'];

const require = createRequire(import.meta.url);
const packages = resolve('node_modules');
/** The folder of this package, which may be one of those in node_modules; `lib/home.ts` says what it is for. */
const riggingHome = resolve(import.meta.dirname, '..', '..');
const cacheFolder = join(packages, '.cache', 'rigging');
/** A file this young might change once more without a new time stamp, since file systems count in milliseconds. */
const settledMilliseconds = 100;
const ID_LENGTH = 16;

/**
 * The entry and all that it imports as one script: the one of the last run, unless one of its files has changed since; with
 * what V8 made of it then, if that was kept. Where it was not, `keep` takes it once the script has run.
 */
export function bundle(entry) {
  const { code, id } = readCached(entry) ?? build(entry);
  return {
    code,
    machineCode: tryMachineCode(entry, id),
    keep: (machineCode) => keepMachineCode(entry, id, machineCode),
  };
}

/** The same script's source map; it costs time, so it is made only when an error needs it. */
export function sourceMapOf(entry) {
  const { outputFiles } = esbuild(entry, { sourcemap: 'external' });
  return outputFiles.find(({ path }) => path.endsWith('.map')).text;
}

function build(entry) {
  const started = Date.now();
  const { outputFiles, metafile } = esbuild(entry, { metafile: true });
  const code = withHome(outputFiles[0].text);
  const files = [
    ...Object.keys(metafile.inputs),
    import.meta.filename,
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ];
  const newest = Math.max(...files.map((path) => statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0));
  if (!existsSync(packages) || newest >= started - settledMilliseconds) return { code };
  const id = hash(code);
  writeCached(entry, id, code, files);
  return { code, id };
}

/**
 * cdk8s starts a script of its own for `Include`: it must be told where that is, since it no longer stands beside it, and
 * what goes wrong there is for `explain` to say, not for the terminal.
 */
function withHome(code) {
  const home = JSON.stringify(dirname(require.resolve('cdk8s')));
  return code
    .replace('(__dirname, "_loadurl.mjs")', `(${home}, "_loadurl.mjs")`)
    .replace('[script, url], {', '[script, url], { stdio: "pipe",');
}

function esbuild(entry, options) {
  const { buildSync } = require('esbuild');
  return buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outfile: `${entry}.js`,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    external: LAZY,
    alias: { rigging: join(riggingHome, 'lib', 'index.ts') },
    define: { RIGGING_HOME: JSON.stringify(riggingHome) },
    logLevel: 'silent',
    ...options,
  });
}

function readCached(entry) {
  try {
    const { inputs, id, code } = JSON.parse(readFileSync(cacheFile(entry, 'json'), 'utf8'));
    return inputs.every(([path, stamp]) => stampOf(path) === stamp) ? { code, id } : undefined;
  } catch {
    // No cache, or one that cannot be read: bundling again costs little and is always right.
    return undefined;
  }
}

function writeCached(entry, id, code, files) {
  write(cacheFile(entry, 'json'), JSON.stringify({ inputs: files.map((path) => [path, stampOf(path)]), id, code }));
}

/** What V8 made of a script: it knows its own by no more than their length, so the id of the script stands before it. */
function tryMachineCode(entry, id) {
  try {
    const kept = readFileSync(cacheFile(entry, 'v8'));
    return kept.toString('latin1', 0, ID_LENGTH) === id ? kept.subarray(ID_LENGTH) : undefined;
  } catch {
    return undefined;
  }
}

function keepMachineCode(entry, id, machineCode) {
  if (id !== undefined) write(cacheFile(entry, 'v8'), Buffer.concat([Buffer.from(id, 'latin1'), machineCode]));
}

function write(file, content) {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(own, content);
    renameSync(own, file);
  } catch {
    // A folder that cannot be written costs the next run some time, and this one nothing.
  }
}

/** Unlike the time of the last change of content, that of the last change of any kind cannot be set back. */
function stampOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.ctimeMs} ${stats.size}` : 'absent';
}

function cacheFile(entry, ending) {
  return join(cacheFolder, `${hash(entry)}.${ending}`);
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, ID_LENGTH);
}
