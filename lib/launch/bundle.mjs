import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
/** A file this young might change once more without a new time stamp, since file systems count in milliseconds. */
const settledMilliseconds = 100;
const ID_LENGTH = 16;

/**
 * All files of a recipe as one script: that of the last run, unless one of them has changed since; with what V8 made of it
 * then for the same use, if that was kept. Where it was not, `keep` takes it once the script has run.
 */
export function bundle(recipe, use) {
  const { code, id, isKept } = tryKept(recipe) ?? build(recipe);
  return {
    name: recipe.name,
    code,
    id,
    sourceMap: () => sourceMapOf(recipe),
    machineCode: tryMachineCode(recipe, use, id),
    keep: (machineCode) => isKept && keepMachineCode(recipe, use, id, machineCode),
  };
}

/** The same script's source map; it costs time, so it is made only when an error needs it. */
function sourceMapOf(recipe) {
  const { outputFiles } = esbuild({ ...recipe.options, sourcemap: 'external' });
  return outputFiles.find(({ path }) => path.endsWith('.map')).text;
}

function build(recipe) {
  const started = Date.now();
  const { outputFiles, metafile } = esbuild({ ...recipe.options, metafile: true });
  const code = inAscii(withInclude(outputFiles[0].text));
  const id = hash(code);
  const files = [...filesOf(metafile, recipe), ...recipe.settledBy, import.meta.filename];
  const newest = Math.max(...files.map((path) => statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0));
  const isKept = newest < started - settledMilliseconds;
  if (isKept) keepScript(recipe, id, code, files);
  return { code, id, isKept };
}

/**
 * cdk8s starts a script of its own for `Include`: it must be told where that is, since it no longer stands beside it, and
 * what goes wrong there is for `explain` to say, not for the terminal.
 */
function withInclude(code) {
  const cdk8s = JSON.stringify(dirname(require.resolve('cdk8s')));
  return code
    .replace('(__dirname, "_loadurl.mjs")', `(${cdk8s}, "_loadurl.mjs")`)
    .replace(/\[script, (\w+)\], \{/, '[script, $1], { stdio: "pipe",');
}

/** What esbuild leaves of other characters stands in regular expressions and comments; V8 loads faster without them. */
function inAscii(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function filesOf({ inputs }, { options }) {
  return Object.keys(inputs).flatMap((path) => (path === '<stdin>' ? [] : resolve(options.absWorkingDir, path)));
}

function esbuild(options) {
  return require('esbuild').buildSync(options);
}

/** A script, after one line that says of which files it was made. */
function tryKept(recipe) {
  try {
    const kept = readFileSync(keptFile(recipe, 'js'));
    const end = kept.indexOf('\n');
    const { id, inputs } = JSON.parse(kept.toString('latin1', 0, end));
    const code = kept.subarray(end + 1);
    // A machine that went down while the file was written may have left some of it.
    const isWhole = hash(code) === id;
    const isFresh = inputs.every(([path, stamp]) => stampOf(path) === stamp);
    return isWhole && isFresh ? { code: code.toString('latin1'), id, isKept: true } : undefined;
  } catch {
    // Nothing kept, or what cannot be read: bundling again costs little and is always right.
    return undefined;
  }
}

function keepScript(recipe, id, code, files) {
  const head = JSON.stringify({ id, inputs: files.map((path) => [path, stampOf(path)]) });
  write(recipe, keptFile(recipe, 'js'), `${inAscii(head)}\n${code}`);
}

/** What V8 made of a script: it knows its own by no more than their length, so the id of the script stands before it. */
function tryMachineCode(recipe, use, id) {
  try {
    const kept = readFileSync(keptFile(recipe, `${use}.v8`));
    return kept.toString('latin1', 0, ID_LENGTH) === id ? kept.subarray(ID_LENGTH) : undefined;
  } catch {
    return undefined;
  }
}

function keepMachineCode(recipe, use, id, machineCode) {
  write(recipe, keptFile(recipe, `${use}.v8`), Buffer.concat([Buffer.from(id, 'latin1'), machineCode]));
}

function write({ cache }, file, content) {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(own, content);
    renameSync(own, file);
  } catch {
    // A folder that cannot be written costs the next run some time, and this one nothing.
  }
}

/**
 * Unlike the time of the last change of content, that of the last change of any kind cannot be set back. A link that leads
 * elsewhere shows in the number of the file.
 */
function stampOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.ctimeMs} ${stats.size}` : 'absent';
}

function keptFile({ cache, name }, ending) {
  return join(cache, `${hash(name)}.${ending}`);
}

export function hash(code) {
  return createHash('sha256').update(code).digest('hex').slice(0, ID_LENGTH);
}
