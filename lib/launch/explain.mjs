import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { sourceMapOf } from './bundle.mjs';
import { home } from './installation.mjs';
import { libraryRecipe } from './recipes.mjs';

/** The source maps of the scripts that an error was found in. */
const maps = new Map();

/** Ends the process and says in one line each what is wrong; a stack trace helps nobody who edits settings. */
export function explain(error, recipe) {
  for (const line of linesOf(error, recipe)) process.stderr.write(`error ${line}\n`);
  process.exit(2);
}

function linesOf(error, recipe) {
  // What was thrown for one cluster after another, each under the cluster's name.
  if (error instanceof AggregateError)
    return error.errors.map(({ message, cause }) => `${message}: ${lineOf(cause, recipe)}`);
  if (Array.isArray(error?.errors))
    return error.errors.map(({ location: at, text }) => (at ? `${at.file}:${at.line}: ${text}` : text));
  return [lineOf(error, recipe)];
}

function lineOf(error, recipe) {
  const message = messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
  if (String(error?.code).startsWith('ERR_PARSE_ARGS')) return `${message}; --help tells how it is used`;
  const { file, line } = tryPlace(error, recipe) ?? { file: recipe.name };
  // Rigging throws plain errors on purpose and says where; anything else is a surprise.
  const saysWhere = error?.constructor === Error && isRiggings(file);
  const place = line === undefined ? relative('', file) : `${relative('', file)}:${line}`;
  return saysWhere ? message : `${place}: ${message}`;
}

/** The message of an error; that of a process that failed repeats all that the process said, of which one line counts. */
function messageOf(error) {
  const told = /^\s*(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(String(error?.stderr ?? ''));
  return told?.[1] ?? String(error?.message ?? error);
}

/** The line that threw: the topmost of the stack that is the user's or Rigging's, and in no other package. */
function tryPlace(error, recipe) {
  for (const frame of String(error?.stack).split('\n')) {
    const place = tryOrigin(frame, recipe) ?? tryOrigin(frame, libraryRecipe);
    if (place && (isRiggings(place.file) || !place.file.includes(`${sep}node_modules${sep}`))) return place;
  }
  return undefined;
}

/** Where a frame of a stack is in the sources, if its script is of that recipe. */
function tryOrigin(frame, recipe) {
  const start = frame.lastIndexOf(`${recipe.name}:`);
  const [, line, column] = /^:(\d+):(\d+)\)?$/.exec(frame.slice(start + recipe.name.length)) ?? [];
  if (start < 0 || line === undefined) return undefined;
  if (!maps.has(recipe)) maps.set(recipe, new SourceMap(JSON.parse(sourceMapOf(recipe))));
  const { originalSource, originalLine } = maps.get(recipe).findEntry(Number(line) - 1, Number(column) - 1);
  return originalSource && { file: resolve(dirname(recipe.name), originalSource), line: originalLine + 1 };
}

function isRiggings(file) {
  return file.startsWith(join(home, 'lib', sep)) || file.startsWith(join(home, 'build', sep));
}
