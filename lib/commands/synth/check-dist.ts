import { join } from 'node:path';
import type { Rendered } from '../../fleet/render-all';
import { isFresh, type TreePlan } from '../../output/plan';
import { leftAloneLines, staleLines } from '../../output/summary';
import { refuse } from '../refuse';
import { DIST, plansOf, type Scope, warn } from './dist';

/** Names every file that is not what the settings make now. */
export function checkDist(rendered: readonly Rendered[], scope: Scope): void {
  const plans = plansOf(rendered, scope);
  warn(plans);
  refuse(plans.flatMap(complaints), 1);
  process.stdout.write(`${join(DIST, scope.cluster ?? '')}: fresh\n`);
}

function complaints(plan: TreePlan): readonly string[] {
  const lines = [...staleLines(plan), ...leftAloneLines(plan).errors];
  return lines.length > 0 || isFresh(plan) ? lines : [`${join(DIST, plan.cluster)}: stale; run npm run synth`];
}
