import type { Rendered } from '../../fleet/render-all';
import { partNames, partOf } from '../../platform/argo-cd-parts';
import { unknown } from '../unknown';

/** What is asked for by options that concern printing. */
export interface PrintOptions {
  readonly stdout?: boolean;
  readonly part?: string;
  readonly check?: boolean;
}

/** Why nothing can be printed: a stream of documents is one cluster's, and is not compared with files. */
export function printFaults({ stdout, part, check }: PrintOptions, clusterCount: number): readonly string[] {
  return [
    ...(part === undefined ? [] : unknown('--part', part, partNames)),
    ...(part !== undefined && !stdout ? ['--part: is printed only; add --stdout'] : []),
    ...(check && stdout ? ['--check: compares files, which --stdout does not write; leave one of them out'] : []),
    ...(stdout && clusterCount > 1 ? ['--stdout: prints one cluster; add --cluster NAME'] : []),
  ];
}

/** Prints objects as YAML documents, in the order in which they are applied: those of a part, or all. */
export function printManifests(rendered: readonly Rendered[], part?: string): void {
  const texts = rendered.flatMap(({ files }) => [...files].filter(([name]) => isAsked(name, part)));
  process.stdout.write(texts.map(([, text]) => text).join('---\n'));
}

function isAsked(name: string, part: string | undefined): boolean {
  const [, stage] = /^(.*)\.yaml$/.exec(name) ?? [];
  return stage !== undefined && (part === undefined || partOf(stage) === part);
}
