import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reference } from '../support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function launch(args: readonly string[] = ['entry.ts'], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('lib/launch/run.mjs'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, output: (stdout + stderr).trimEnd() };
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const cacheFolder = 'node_modules/.cache/rigging';

/** Long enough that the launcher trusts the files' time stamps, and keeps what it bundled. */
async function settle(): Promise<void> {
  await setTimeout(150);
}

describe('the launcher', () => {
  it('runs TypeScript with its arguments', () => {
    write('entry.ts', 'const words: readonly string[] = process.argv.slice(2);\nconsole.log(words.join(" "));\n');

    expect(launch(['entry.ts', 'a', '--b'])).toEqual({ status: 0, output: 'a --b' });
  });

  it('sees a change in any file of the bundle, even one of equal size and time', async () => {
    write('word.ts', 'export const word = "one";\n');
    write('entry.ts', 'import { word } from "./word";\nconsole.log(word);\n');
    mkdirSync(join(folder, 'node_modules'));
    const time = new Date(0);
    utimesSync(join(folder, 'word.ts'), time, time);
    await settle();
    const first = launch();
    const cached = readdirSync(join(folder, cacheFolder));
    write('word.ts', 'export const word = "two";\n');
    utimesSync(join(folder, 'word.ts'), time, time);

    expect(cached.map((name) => name.replace(/^.*\./, '')).sort()).toEqual(['js', 'v8']);
    expect([first.output, launch().output]).toEqual(['one', 'two']);
  });

  it('leaves nothing behind where no packages are installed', async () => {
    write('entry.ts', 'console.log("works");\n');
    await settle();
    launch();

    expect(readdirSync(folder)).toEqual(['entry.ts']);
  });

  it('does without its cache when that is broken or cannot be written', async () => {
    write('entry.ts', 'console.log("works");\n');
    mkdirSync(join(folder, 'node_modules'));
    await settle();
    launch();
    for (const name of readdirSync(join(folder, cacheFolder))) write(join(cacheFolder, name), '{"inputs":');
    const broken = launch();
    rmSync(join(folder, 'node_modules'), { recursive: true });
    write('node_modules', 'a file');

    expect([broken.output, launch().output]).toEqual(['works', 'works']);
  });

  it('keeps what synth does not use off the start-up path', async () => {
    mkdirSync(join(folder, 'node_modules'));
    write(
      'entry.ts',
      `import { synth } from 'rigging';
       synth(${JSON.stringify([reference])});
       const loaded = (process as unknown as { moduleLoadList: string[] }).moduleLoadList;
       console.log(loaded.filter((name) => /NativeModule (child_process|http|https|worker_threads|zlib)$/.test(name)));`,
    );
    await settle();
    launch();

    expect(launch().output.split('\n').at(-1)).toBe('[]');
  });

  it("leaves cdk8s's Include and YAML reader working", () => {
    write('extra.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n');
    write(
      'entry.ts',
      `import { App, Chart, Include, Yaml } from 'cdk8s';
       const chart = new Chart(new App(), 'chart');
       new Include(chart, 'include', { url: 'extra.yaml' });
       console.log(JSON.stringify(chart.toJson()), Yaml.stringify('yes').trim());`,
    );

    expect(launch().output).toBe('[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"extra"}}] "yes"');
  });

  it('says how it is used, and which file it cannot find', () => {
    expect(launch([])).toEqual({ status: 2, output: 'error usage: node lib/launch/run.mjs FILE.ts [ARGUMENT...]' });
    expect(launch(['nowhere.ts'])).toEqual({
      status: 2,
      output: `error Could not resolve "${join(folder, 'nowhere.ts')}"`,
    });
  });

  it('names the line of an error in an imported file, and says a long message in one line', () => {
    write('part.ts', 'export function fail(): never {\n  throw new Error("one\\n  two");\n}\n');
    write('entry.ts', 'import { fail } from "./part";\nfail();\n');

    expect(launch()).toEqual({ status: 2, output: 'error part.ts:2: one two' });
  });

  it('says in one line that an included file is not there', () => {
    write(
      'entry.ts',
      `import { App, Chart, Include } from 'cdk8s';
       new Include(new Chart(new App(), 'chart'), 'include', { url: 'nowhere.yaml' });`,
    );
    const { status, output } = launch();

    expect(status).toBe(2);
    expect(output).toMatch(/^error entry\.ts:2: .*nowhere\.yaml.*$/);
  });

  it('names the line of an error that is thrown later', () => {
    write('entry.ts', 'setTimeout(() => {\n  throw new TypeError("late");\n}, 1);\n');

    expect(launch()).toEqual({ status: 2, output: 'error entry.ts:2: late' });
  });

  it("names the user's line where a construct of a package throws, and no line where Rigging says itself what is wrong", () => {
    write('part.ts', "import { Chart } from 'cdk8s';\nexport const part = () => new Chart({} as never, 'part');\n");
    write('entry.ts', "import { part } from './part';\npart();\n");
    const thrown = launch();
    write('entry.ts', "import { render } from 'rigging';\nrender([{ name: 'Prod', appsDomain: 'a.org' }]);\n");

    expect(thrown).toEqual({ status: 2, output: expect.stringMatching(/^error part\.ts:2: [^\n]+$/) });
    expect(launch()).toEqual({ status: 2, output: expect.stringMatching(/^error Prod: name: [^\n]+$/) });
  });

  it('names each cluster for which something was thrown', () => {
    const fail = (name: string) =>
      `{ name: '${name}', appsDomain: 'apps.${name}.org',\nextend: () => { throw new TypeError('no team'); } }`;
    write('entry.ts', `import { synth } from 'rigging';\nsynth([${fail('east')}, ${fail('west')}]);\n`);

    expect(launch()).toEqual({
      status: 2,
      output: 'error east: entry.ts:3: no team\nerror west: entry.ts:4: no team',
    });
  });

  it("has one cdk8s for the user's code and Rigging's, and generated constructs by their API group", () => {
    const extend = `({ workloads }) => {
      if (!(workloads instanceof Chart)) throw new Error('another cdk8s');
      new Sidecar(workloads, 'sidecar', { metadata: { name: 'default', namespace: 'app1' } });
    }`;
    write(
      'entry.ts',
      `import { Chart } from 'cdk8s';
       import { render } from 'rigging';
       import { Sidecar } from 'rigging/imports/networking.istio.io';
       const [{ objects }] = render([{ ...${JSON.stringify(reference)}, extend: ${extend} }]);
       console.log(objects.filter(({ kind }) => kind === 'Sidecar').length);`,
    );

    expect(launch()).toEqual({ status: 0, output: '1' });
  });

  it("bundles the user's own packages, and of two versions of one the user's", () => {
    mkdirSync(join(folder, 'node_modules/yaml'), { recursive: true });
    write('node_modules/yaml/index.js', "exports.version = 'own';\n");
    write('entry.ts', "import { version } from 'yaml';\nimport 'rigging';\nconsole.log(version);\n");

    expect(launch()).toEqual({ status: 0, output: 'own' });
  });

  it('keeps what was bundled in a folder whose name is not plain ASCII', async () => {
    const own = join(folder, 'Übersee ☁');
    mkdirSync(join(own, 'node_modules'), { recursive: true });
    writeFileSync(join(own, 'entry.ts'), 'console.log(/☁/.test("☁"), `☁`);\n');
    await settle();
    const first = launch(['entry.ts'], own);
    const kept = join(own, cacheFolder);
    const bundled = readdirSync(kept).map((name) => statSync(join(kept, name)).mtimeMs);

    expect([first.output, launch(['entry.ts'], own).output]).toEqual(['true ☁', 'true ☁']);
    expect(readdirSync(kept).map((name) => statSync(join(kept, name)).mtimeMs)).toEqual(bundled);
  });
});
