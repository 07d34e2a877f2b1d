// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { draw } from './runbook/mermaid';

const [, picture = ''] = /```mermaid\n(.*?)```/s.exec(readFileSync('docs/architecture.md', 'utf8')) ?? [];

const entries = readdirSync('lib', { withFileTypes: true });
/** What stands in `lib/` and puts rooms together. */
const maps = ['argo-cd', 'cluster', 'index'];
const rooms = new Set([...entries.filter((entry) => entry.isDirectory()).map(({ name }) => name), ...maps]);

/** The room of a file of `lib/`, or the file itself where it stands beside them. */
function roomOf(file: string): string {
  return relative('lib', file).replace(/\.ts$/, '').split(sep)[0] ?? '';
}

/** From room to room, by imports. */
function imports(): readonly string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => {
    const file = join('lib', name);
    const paths = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}) .*?from '(\.[^']+)';$/gm)];
    return paths.map(([, path = '']) => `${roomOf(file)} ${roomOf(join(dirname(file), path))}`);
  });
}

/** Arrows between rooms; from `commands` there are some to every room, and to `platform` from every room. */
function told(arrows: readonly string[]): readonly string[] {
  const between = arrows.filter((arrow) => {
    const [from = '', to = ''] = arrow.split(' ');
    return from !== to && rooms.has(from) && rooms.has(to) && from !== 'commands' && to !== 'platform';
  });
  return [...new Set(between)].sort();
}

test('the picture of the rooms draws the imports between them, and no others', async () => {
  const { arrows } = await draw(picture);

  expect(told(arrows)).toEqual(told(imports()));
  expect(told(arrows).length).toBeGreaterThan(25);
});
