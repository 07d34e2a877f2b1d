import { join } from 'node:path';
import { isDist, pairsWith } from '../diff/dist';
import { handEdits } from '../diff/hand-edits';
import { json } from '../diff/json';
import { markdown } from '../diff/markdown';
import { subjectOf } from '../diff/object-lines';
import { HEAD, pairsSince } from '../diff/revision';
import { text } from '../diff/text';
import { type Sides, type ToldCluster, toldCluster } from '../diff/told';
import { printable } from '../report/finding-line';
import { type DiffOptions, diffOptions } from './diff-options';
import { refuse } from './refuse';

const HELP = `usage: npm run diff -- [OPTION...] [REF|DIR]

Compares dist/ with what it was: object by object, field by field, and says what each change does to what runs. Order that
means nothing is no change, nor is another way to write the same value.

  REF                a git revision, e.g. origin/main; by default HEAD, the last commit
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
  const isFolder = isDist(old);
  const pairs = isFolder ? pairsWith(old, dist) : pairsSince(old, dist);
  const oldDist = isFolder ? old : `${old}:${dist}`;
  const clusters = pairs.map((pair) => {
    return toldCluster(pair, { old: `${oldDist}/${pair.name}/`, new: `${join(dist, pair.name)}/` });
  });
  const warnings = pairs.flatMap((pair) => handEdits(pair, join(dist, pair.name)));
  for (const warning of warnings) process.stderr.write(`warning ${printable(warning)}\n`);
  print(clusters, { old, new: dist }, format);
  const failures = clusters.flatMap((cluster) => meant(cluster, failOn));
  for (const failure of failures) process.stderr.write(`error ${printable(failure)}\n`);
  process.exitCode = Number(failures.length > 0);
}

function print(clusters: readonly ToldCluster[], sides: Sides, format: DiffOptions['format']): void {
  const { stdout } = process;
  // A reader such as head may have seen enough.
  stdout.on('error', () => process.exit());
  if (format === 'json') stdout.write(json(clusters, sides));
  else if (format === 'markdown') stdout.write(markdown(clusters, sides));
  else stdout.write(text(clusters));
}

/** What of a cluster's changes is not to be, a line each. */
function meant({ cluster, objects }: ToldCluster, failOn: DiffOptions['failOn']): readonly string[] {
  return objects.flatMap((object) => {
    const found = object.meanings.filter(({ name }) => failOn.includes(name));
    return found.map(({ name, say }) => `${cluster}: ${subjectOf(object)}: ${name}: ${say}`);
  });
}
