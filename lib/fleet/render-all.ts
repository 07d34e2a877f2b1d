import { sha256 } from '../output/checksums';
import { type TreePlan, tryFreshTree } from '../output/plan';
import { told } from '../report/told';
import type { ObjectFault } from '../synth/render';
import { isSound, type Synthesis } from '../synth/synth';
import type { KeptOutcomes } from './kept-outcomes';
import type { Outcome } from './outcome';
import { Progress } from './progress';

/** A folder of `dist/`, and how it is rendered where that is needed. */
export interface Task {
  readonly name: string;
  /** Tells all that it depends on; none where nothing can. */
  readonly key: string | undefined;
  readonly render: () => Synthesis;
}

/** A folder as it is to be: rendered in this run, or known to hold already what would be. */
export interface Rendered extends Outcome {
  readonly name: string;
  /** Why objects could not be rendered. */
  readonly faults: readonly ObjectFault[];
  /** Text by file name; none of a folder that is fresh. */
  readonly files: ReadonlyMap<string, string>;
  readonly fresh?: TreePlan;
}

export interface Rendering {
  readonly rendered: readonly Rendered[];
  /** What was thrown meanwhile: the name of the folder, and as its cause what it was. */
  readonly thrown: readonly Error[];
}

/** Renders every folder that is not known to be fresh. One that throws keeps none of the others from being judged. */
export function renderAll(dist: string, tasks: readonly Task[], kept?: KeptOutcomes): Rendering {
  const progress = new Progress(tasks.length);
  const rendered: Rendered[] = [];
  const thrown: Error[] = [];
  for (const task of tasks) {
    const fresh = tryFresh(dist, task, kept);
    try {
      rendered.push(fresh ?? renderAnew(task, kept));
    } catch (cause) {
      thrown.push(new Error(task.name, { cause }));
    }
    progress.step();
  }
  progress.end();
  return { rendered, thrown };
}

function tryFresh(dist: string, { name, key }: Task, kept?: KeptOutcomes): Rendered | undefined {
  const outcome = kept?.tryOutcome(name, key);
  const fresh = outcome && tryFreshTree(dist, name, new Map(outcome.checksums));
  return fresh && { name, ...outcome, faults: [], files: new Map(), fresh };
}

function renderAnew({ name, key, render }: Task, kept?: KeptOutcomes): Rendered {
  const { objectCount, footprint, faults, files, findings: found } = render();
  const findings = found.map((finding) => ({ ...told(finding), stage: finding.stage }));
  const checksums = [...files].map(([file, text]) => [file, sha256(text)] as const);
  const outcome = { objectCount, footprint, findings, checksums };
  if (isSound({ faults, findings }) && key !== undefined) kept?.keep(name, key, outcome);
  return { name, ...outcome, faults, files };
}
