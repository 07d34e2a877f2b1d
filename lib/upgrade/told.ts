import type { Plan, PlannedStep } from './plan';
import type { Change } from './step';

/** A plan as a person reads it: what to run, what to change in `main.ts`, and why. */
export function told({ clusters, to, steps }: Plan): string {
  const who = clusters.join(', ');
  if (steps.length === 0) return `${who}: nothing to do for release ${to}\n`;
  const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  const lines = steps.map((step, i) => `${i + 1}. ${clusters.length > 1 ? `${step.cluster}: ` : ''}${toldStep(step)}`);
  return [`${who}: to release ${to} in ${count}\n`, ...lines].join('\n');
}

function toldStep({ what, title, before = [], changes, commands, rule }: PlannedStep): string {
  return [
    `${what}: ${title}`,
    ...before.map(toldCommand),
    ...changes.map(toldChange),
    ...commands.map(toldCommand),
    `   rule    ${rule}\n`,
  ].join('\n');
}

function toldCommand(command: string): string {
  return `   run     ${command}`;
}

function toldChange({ at, value }: Change): string {
  return value === undefined ? `   remove  ${at}` : `   write   ${at}: '${value}'`;
}
