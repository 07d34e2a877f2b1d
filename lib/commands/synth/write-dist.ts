import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Rendered } from '../../fleet/render-all';
import { inPlainWords } from '../../output/failure';
import { planTree } from '../../output/plan';
import { leftAloneLines, writtenLines } from '../../output/summary';
import { recover, writeTrees } from '../../output/write';
import { refuse } from '../refuse';
import { DIST, plansOf, type Scope, warn } from './dist';

/** Makes folders of `dist/` what was rendered for them, and says what became of each. */
export function writeDist(rendered: readonly Rendered[], scope: Scope): void {
  recover(DIST);
  const plans = plansOf(rendered, scope);
  writeTrees(plans);
  warn(plans);
  const byName = new Map(rendered.map((one) => [one.name, one]));
  const lines = writtenLines(DIST, plans, (name) => {
    const { objectCount = 0, findings = [] } = byName.get(name) ?? {};
    return { objects: objectCount, warnings: findings.length };
  });
  process.stdout.write(`${lines.join('\n')}\n`);
  writeForCdk8s(rendered);
  refuse(
    plans.flatMap((plan) => leftAloneLines(plan).errors),
    1,
  );
}

/** `cdk8s synth` looks for the result where it says, a folder that it has just deleted: a copy serves it. */
export function tryCdk8sFolder(): string | undefined {
  const { CDK8S_OUTDIR: outdir } = process.env;
  return outdir === undefined || resolve(outdir) === resolve(DIST) ? undefined : outdir;
}

function writeForCdk8s(rendered: readonly Rendered[]): void {
  const outdir = tryCdk8sFolder();
  if (outdir === undefined) return;
  // Its own folder and the one above; a recursive mkdir never ends where nothing can be made, such as /proc (Node 20).
  inPlainWords(outdir, `${DIST}/ is written all the same`, () => {
    for (const folder of [dirname(outdir), outdir]) if (!existsSync(folder)) mkdirSync(folder);
  });
  writeTrees(rendered.map(({ name, files }) => planTree(outdir, name, files)));
}
