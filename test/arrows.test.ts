import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

/** Whether the linter lets a file import one thing. */
function isAllowed(file: string, imported: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-arrows-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('biome.json', join(folder, 'biome.json'));
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), `import { thing } from '${imported}';\nconsole.log(thing);\n`);
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--only=style/noRestrictedImports', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  expect(stdout + stderr).toContain('Checked 1 file');
  return status === 0;
}

describe('the arrows of docs/architecture.md', () => {
  it.each([
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
    ['lib/fleet/render-all.ts', '../commands/synthesize'],
    ['lib/synth/synth.ts', '../fleet/render-all'],
    ['lib/settings/judge.ts', '../fleet/key'],
    ['lib/diff/told.ts', '../settings/resolve'],
    ['lib/diff/told.ts', '../synth/synth'],
    ['lib/diff/meanings/meanings.ts', '../../charts/gateways'],
    ['lib/check/prove.ts', '../diff/told'],
    ['lib/synth/synth.ts', '../diff/told'],
  ])('%s must not import %s', (file, imported) => {
    expect(isAllowed(file, imported)).toBe(false);
  });

  it.each([
    ['lib/charts/operators.ts', '../constructs/operator'],
    ['lib/constructs/operator.ts', '../platform/operators'],
    ['lib/synth/render.ts', '../manifest/manifest'],
    ['lib/synth/synth.ts', '../runbook/runbook'],
    ['lib/commands/synth.ts', '../cluster'],
    ['lib/upgrade/plan.ts', '../settings/resolve'],
    ['lib/commands/plan.ts', '../upgrade/plan'],
    ['lib/synth/synth.ts', '../check/prove'],
    ['lib/diff/objects.ts', '../input/parse'],
    ['lib/commands/diff.ts', '../diff/told'],
    ['lib/fleet/render-all.ts', '../synth/synth'],
    ['lib/commands/synth.ts', '../fleet/render-all'],
  ])('%s may import %s', (file, imported) => {
    expect(isAllowed(file, imported)).toBe(true);
  });
});
