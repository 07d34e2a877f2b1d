import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { sourceMapOf } from './bundle.mjs';

/** Ends the process and says in one line each what is wrong; a stack trace helps nobody who edits settings. */
export function explain(error, entry) {
  for (const line of linesOf(error, entry)) process.stderr.write(`error ${line}\n`);
  process.exit(2);
}

function linesOf(error, entry) {
  if (Array.isArray(error?.errors))
    return error.errors.map(({ location: at, text }) => (at ? `${at.file}:${at.line}: ${text}` : text));
  const message = messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
  const place = String(error?.code).startsWith('ERR_PARSE_ARGS') ? undefined : tryPlace(error, entry);
  if (place === undefined) return [`${message}; --help tells how it is used`];
  // lib/ throws plain errors on purpose and says where; anything else is a surprise.
  const saysWhere = error?.constructor === Error && resolve(place).startsWith(resolve(import.meta.dirname, '..'));
  return [saysWhere ? message : `${place}: ${message}`];
}

/** The message of an error; that of a process that failed repeats all that the process said, of which one line counts. */
function messageOf(error) {
  const told = /^\s*(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(String(error?.stderr ?? ''));
  return told?.[1] ?? String(error?.message ?? error);
}

/** The line of ours that threw: the topmost of the stack that is not in a library. */
function tryPlace(error, entry) {
  const frames = [...String(error?.stack).matchAll(/:(\d+):(\d+)\)?$/gm)];
  const map = new SourceMap(JSON.parse(sourceMapOf(entry)));
  const origins = frames.map(([, line, column]) => map.findEntry(Number(line) - 1, Number(column) - 1));
  const ours = origins.find(({ originalSource }) => originalSource && !originalSource.includes('node_modules'));
  if (!ours) return relative('', entry);
  return `${relative('', resolve(dirname(entry), ours.originalSource))}:${ours.originalLine + 1}`;
}
