import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';

type Import = readonly [file: string, imported: string];

const forbidden: readonly Import[] = [
  ['lib/platform/ossm.ts', '../settings/resolve'],
  ['lib/settings/judge.ts', '../cluster'],
  ['lib/settings/judge.ts', '../manifest/view'],
  ['lib/constructs/operator.ts', '../charts/operators'],
  ['lib/constructs/operator.ts', '../settings/resolve'],
  ['lib/charts/operators.ts', '../synth/synth'],
  ['lib/charts/operators.ts', '../manifest/manifest'],
  ['lib/cluster.ts', './commands/synth'],
  ['lib/argo-cd.ts', './synth/footprint'],
  ['lib/manifest/view.ts', '../synth/render'],
  ['lib/manifest/view.ts', 'cdk8s'],
  ['lib/synth/render.ts', '../constructs/operator'],
  ['lib/synth/render.ts', '../settings/resolve'],
  ['lib/output/plan.ts', '../synth/synth'],
  ['lib/runbook/runbook.ts', '../cluster'],
  ['lib/constructs/operator.ts', '../runbook/verification'],
  ['lib/charts/operators.ts', '../output/plan'],
  ['lib/settings/judge.ts', '../crds/crd'],
  ['lib/manifest/view.ts', '../runbook/steps'],
  ['lib/synth/synth.ts', '../crds/crd'],
  ['lib/constructs/operator.ts', '../check/prove'],
  ['lib/charts/operators.ts', '../check/prove'],
  ['lib/manifest/view.ts', '../check/mesh'],
  ['lib/check/prove.ts', '../settings/resolve'],
  ['lib/check/prove.ts', '../synth/synth'],
  ['lib/check/rules/route/target-port-name.ts', '../../../input/read'],
  ['lib/input/read.ts', '../check/rules/index'],
  ['lib/report/text.ts', '../input/read'],
  ['lib/upgrade/plan.ts', '../cluster'],
  ['lib/upgrade/plan.ts', '../manifest/view'],
  ['lib/settings/judge.ts', '../upgrade/plan'],
  ['lib/runbook/runbook.ts', '../upgrade/plan'],
  ['lib/fleet/render-all.ts', '../settings/resolve'],
  ['lib/fleet/render-all.ts', '../commands/synth/synthesize'],
  ['lib/synth/synth.ts', '../fleet/render-all'],
  ['lib/settings/judge.ts', '../fleet/key'],
  ['lib/diff/tell.ts', '../settings/resolve'],
  ['lib/diff/tell.ts', '../synth/synth'],
  ['lib/diff/meanings/meanings.ts', '../../charts/gateways'],
  ['lib/check/prove.ts', '../diff/tell'],
  ['lib/synth/synth.ts', '../diff/tell'],
  ['lib/crds/bundles.ts', '../settings/resolve'],
  ['lib/fleet/render-all.ts', '../diff/told'],
  ['lib/report/text.ts', '../output/plan'],
  ['lib/cluster.ts', './argo-cd'],
  ['lib/argo-cd.ts', './index'],
];

const allowed: readonly Import[] = [
  ['lib/charts/operators.ts', '../constructs/operator'],
  ['lib/constructs/operator.ts', '../platform/operators'],
  ['lib/synth/render.ts', '../manifest/manifest'],
  ['lib/synth/synth.ts', '../runbook/runbook'],
  ['lib/commands/synth.ts', '../cluster'],
  ['lib/upgrade/plan.ts', '../settings/resolve'],
  ['lib/commands/plan.ts', '../upgrade/plan'],
  ['lib/synth/synth.ts', '../check/prove'],
  ['lib/diff/objects.ts', '../input/parse'],
  ['lib/commands/diff.ts', '../diff/tell'],
  ['lib/fleet/render-all.ts', '../synth/synth'],
  ['lib/commands/synth.ts', '../fleet/render-all'],
];

/** Rooms that only `commands/` may place things from: what puts the rooms together. */
const rooms = readdirSync('lib', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['commands', 'launch'].includes(entry.name))
  .map(({ name }) => name);
const together = rooms.flatMap((room) =>
  ['argo-cd', 'cluster', 'index'].flatMap((file): Import[] => [
    [`lib/${room}/any.ts`, `../${file}`],
    [`lib/${room}/any/deeper.ts`, `../../${file}`],
  ]),
);

let refused: ReadonlySet<string>;
beforeAll(() => {
  refused = refusedBy([...forbidden, ...allowed, ...together]);
});

/** Those of many imports that the linter refuses, each by its file and what that imports. */
function refusedBy(all: readonly Import[]): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-arrows-'));
  cpSync('biome.json', join(folder, 'biome.json'));
  const byFile = new Map<string, string[]>();
  for (const [file, imported] of all) byFile.set(file, [...(byFile.get(file) ?? []), imported]);
  for (const [file, imports] of byFile) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), imports.map((imported) => `import '${imported}';\n`).join(''));
  }
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const options = ['--vcs-enabled=false', '--only=style/noRestrictedImports', '--max-diagnostics=none'];
  const args = [biome, 'lint', ...options, '--reporter=github', 'lib'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const places = stdout.matchAll(
    /^::error title=lint\/style\/noRestrictedImports,file=[^,]*(lib\/[^,]+),line=(\d+),/gm,
  );
  return new Set([...places].map(([, file = '', line]) => `${file} ${byFile.get(file)?.[Number(line) - 1]}`));
}

it.each([...forbidden, ...together])('%s must not import %s', (file, imported) => {
  expect(refused).toContain(`${file} ${imported}`);
});

it.each(allowed)('%s may import %s', (file, imported) => {
  expect(refused).not.toContain(`${file} ${imported}`);
});
