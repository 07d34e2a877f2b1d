import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX } from '../output/checksums';
import type { Base } from './base';
import { git, listed } from './git';

/** A line where a commit had nothing at a `dist/`, but elsewhere one that is gone now: it must have been moved. */
export function movedFrom({ tree, name }: Base, repository: string, dist: string): readonly string[] {
  const top = git(repository, ['rev-parse', '--show-toplevel']).toString().replace(/\n$/, '');
  const paths = listed(git(repository, ['ls-tree', '-r', '-z', '--full-tree', '--name-only', tree]));
  const indices = paths.map((path) => path.split('/')).filter((steps) => steps.length > 2 && steps.at(-1) === INDEX);
  const dists = [...new Set(indices.map((steps) => steps.slice(0, -2).join('/')))];
  const gone = dists.find((path) => !existsSync(join(top, path)));
  if (gone === undefined) return [];
  const commands = `git worktree add --detach ../before ${name}; npm run diff -- ../before/${gone} --dist ${dist}`;
  return [`${name}: had no ${dist}, but ${gone}, which is gone: all is told as added, nothing as deleted; ${commands}`];
}
