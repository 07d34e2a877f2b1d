import { join } from 'node:path';
import { HEAD } from '../diff/base';
import { comparison } from '../diff/comparison';
import { failuresOf } from '../diff/failures';
import { handEdits } from '../diff/hand-edits';
import { json } from '../diff/json';
import { markdown } from '../diff/markdown';
import { tell } from '../diff/tell';
import { text } from '../diff/text';
import type { SideNames, ToldCluster } from '../diff/told-cluster';
import { printable } from '../report/finding-line';
import { type DiffOptions, diffOptions } from './diff-options';
import { complain, refuse } from './refuse';

const HELP = `usage: npm run diff -- [OPTION...] [REF|DIR]

Compares dist/ with what it was: object by object, field by field, and says what each change does to what runs. Order that
means nothing is no change, nor is another way to write the same value.

  REF                a git revision, e.g. origin/main, as it was when HEAD left it; by default HEAD, the last commit
  DIR                another folder that npm run synth has written
  --dist DIR         what is compared; dist by default
  --format FORMAT    text (default), markdown for a pull request comment, or json (docs/diff.md)
  --fail-on NAMES    exit with 1 if a change means one of these, separated by commas: deletion, immutable, exposure,
                     revision, control-plane, traffic, restart, wait

exit status: 0 compared; 1 a change means what --fail-on names; 2 wrong usage, or a side that cannot be read
`;

const options = diffOptions();
if (options.help) process.stdout.write(HELP);
else {
  refuse(options.faults, 2);
  compare(options);
}

function compare({ old = HEAD, dist, format, failOn }: DiffOptions): void {
  const { pairs, folders, base, warnings } = comparison(old, dist);
  const tellings = pairs.map((pair) => {
    return tell(pair, { old: `${folders.old}/${pair.name}/`, new: `${join(folders.new, pair.name)}/` });
  });
  refuse(tellings.flatMap(({ unreadable }) => unreadable.new).map(printable), 2);
  warn([
    ...warnings,
    ...tellings
      .flatMap(({ unreadable }) => unreadable.old)
      .map((line) => `${line} (what the file held is not compared)`),
    ...pairs.flatMap((pair) => handEdits(pair, join(dist, pair.name))),
  ]);
  const clusters = tellings.map(({ told }) => told);
  print(clusters, { old, new: dist, ...(base !== undefined && { base }) }, format);
  const failures = failuresOf(clusters, failOn);
  complain(failures.map(printable));
  process.exitCode = Number(failures.length > 0);
}

function warn(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`warning ${printable(line)}\n`);
}

function print(clusters: readonly ToldCluster[], sides: SideNames, format: DiffOptions['format']): void {
  const { stdout } = process;
  // A reader such as head may have seen enough.
  stdout.on('error', () => process.exit());
  if (format === 'json') stdout.write(json(clusters, sides));
  else if (format === 'markdown') stdout.write(markdown(clusters, sides));
  else stdout.write(text(clusters, sides));
}
