import { SourceMap } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { inspect } from 'node:util';
import { isRiggings } from './installation.mjs';
import { ran } from './run-script.mjs';

/** The source maps of the scripts that an error was found in. */
const maps = new Map();

/** Ends the process and says in one line each what is wrong; a stack trace helps nobody who edits settings. */
export function explain(thrown, entry) {
  for (const line of linesOf(thrown, entry)) process.stderr.write(`error ${line}\n`);
  process.exit(2);
}

function linesOf(thrown, entry) {
  const parts = Array.isArray(thrown?.errors) ? thrown.errors : [];
  if (parts.length > 0 && parts.every(isOfBundler))
    return parts.map(({ location: at, text }) => (at ? `${at.file}:${at.line}: ${text}` : text));
  if (!(thrown instanceof AggregateError) || parts.length === 0) return [lineOf(thrown, entry)];
  const own = thrown.message === '' ? [] : [lineOf(thrown, entry)];
  return [...own, ...parts.flatMap((part) => linesOfPart(part, entry))];
}

function isOfBundler(part) {
  return typeof part?.text === 'string';
}

/** What was thrown for one cluster after another stands each under the cluster's name. */
function linesOfPart(part, entry) {
  if (!(part instanceof Error) || !Object.hasOwn(part, 'cause')) return linesOf(part, entry);
  return linesOf(part.cause, entry).map((line) => `${part.message}: ${line}`);
}

function lineOf(thrown, entry) {
  const message = messageOf(thrown).replaceAll(/\s*\n\s*/g, ' ');
  if (String(thrown?.code).startsWith('ERR_PARSE_ARGS')) return `${message}; --help tells how it is used`;
  const { file, line } = tryPlace(thrown) ?? { file: entry };
  // Rigging throws plain errors on purpose and says where; anything else is a surprise.
  const saysWhere = thrown?.constructor === Error && isRiggings(file);
  const place = line === undefined ? relative('', file) : `${relative('', file)}:${line}`;
  return saysWhere ? message : `${place}: ${message}`;
}

/** The message of an error; that of a process that failed repeats all that the process said, of which one line counts. */
function messageOf(thrown) {
  const told = /^\s*(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(String(thrown?.stderr ?? ''));
  if (told) return told[1];
  if (typeof thrown === 'string') return thrown;
  return thrown instanceof Error && thrown.message !== '' ? thrown.message : `threw ${valueText(thrown)}`;
}

function valueText(thrown) {
  return thrown instanceof Error ? thrown.name : inspect(thrown, { breakLength: Number.POSITIVE_INFINITY });
}

/** The line that threw: the topmost of the stack that is the user's or Rigging's, and in no other package. */
function tryPlace(thrown) {
  for (const frame of String(thrown?.stack).split('\n')) {
    for (const script of ran) {
      const place = tryOrigin(frame, script);
      if (place && (isRiggings(place.file) || !place.file.includes(`${sep}node_modules${sep}`))) return place;
    }
  }
  return undefined;
}

/** Where a frame of a stack is in the sources, if its script is that one. */
function tryOrigin(frame, { name, sourceMap }) {
  const start = frame.lastIndexOf(`${name}:`);
  const [, line, column] = /^:(\d+):(\d+)\)?$/.exec(frame.slice(start + name.length)) ?? [];
  if (start < 0 || line === undefined) return undefined;
  if (!maps.has(name)) maps.set(name, new SourceMap(JSON.parse(sourceMap())));
  const { originalSource, originalLine } = maps.get(name).findEntry(Number(line) - 1, Number(column) - 1);
  return originalSource && { file: resolve(dirname(name), originalSource), line: originalLine + 1 };
}
