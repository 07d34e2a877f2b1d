import { parseArgs } from 'node:util';
import { type MeaningName, meaningNames } from '../diff/change';
import { unknown } from './unknown';

/** How a comparison may be written. */
export const formats = ['text', 'markdown', 'json'] as const;

/** What the command line of a comparison says. */
export interface DiffOptions {
  readonly help: boolean;
  /** A revision or a folder. */
  readonly old: string | undefined;
  readonly dist: string;
  readonly format: (typeof formats)[number];
  readonly failOn: readonly MeaningName[];
  /** What was said wrongly, one line each. */
  readonly faults: readonly string[];
}

const text = { type: 'string' } as const;

/** Reads the command line of a comparison. @throws where it names an option that there is none of */
export function diffOptions(): DiffOptions {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dist: { ...text, default: 'dist' },
      format: { ...text, default: 'text' },
      'fail-on': text,
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { dist, format, 'fail-on': failOn, help } = values;
  const [old, ...others] = positionals;
  const names = failOn?.split(',').map((name) => name.trim()) ?? [];
  return {
    help,
    old,
    dist,
    format: format as DiffOptions['format'],
    failOn: names as readonly MeaningName[],
    faults: [
      ...others.map((other) => `"${other}": one revision or folder is enough; remove it`),
      ...(old === '' ? ['REF: empty; name a revision or a folder, or nothing for the last commit'] : []),
      ...unknown('--format', format, formats),
      ...names.flatMap((name) => unknown('--fail-on', name, meaningNames)),
    ],
  };
}
