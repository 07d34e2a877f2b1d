import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

describe('the launcher', () => {
  it('runs TypeScript with its arguments', () => {
    write('entry.ts', 'const words: readonly string[] = process.argv.slice(2);\nconsole.log(words.join(" "));\n');

    expect(launch(['entry.ts', 'a', '--b'])).toEqual({ status: 0, output: 'a --b' });
  });

  it('sees what an import leads to now, whatever it led to before', async () => {
    const versions = ['one', 'two'].map((word) => {
      mkdirSync(join(folder, word, 'words'), { recursive: true });
      write(`${word}/index.js`, `exports.linked = '${word}';\n`);
      write(`${word}/words/word.ts`, `export const mapped = '${word}';\n`);
      return () => {
        rmSync(join(folder, 'node_modules/linked'), { force: true });
        symlinkSync(join(folder, word), join(folder, 'node_modules/linked'));
        write('base.json', `{ "compilerOptions": { "paths": { "words/*": ["./${word}/words/*"] } } }`);
        write(word === 'one' ? 'clusters/index.ts' : 'clusters.ts', `export const found = '${word}';\n`);
      };
    });
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'clusters'));
    write('tsconfig.json', '{ "extends": "./base.json" }');
    write(
      'entry.ts',
      `import { linked } from 'linked';\nimport { mapped } from 'words/word';\nimport { found } from './clusters';
       console.log(linked, mapped, found);`,
    );
    const outputs: string[] = [];
    for (const install of versions) {
      install();
      // So old that nobody need fear that they are still being written.
      await setTimeout(150);
      outputs.push(launch().output);
    }

    expect(outputs).toEqual(['one one one', 'two two two']);
  });

  it("leaves nothing behind among the user's files", () => {
    mkdirSync(join(folder, 'node_modules'));
    write('entry.ts', 'console.log("works");\n');
    launch();

    expect(readdirSync(folder, { recursive: true })).toEqual(['entry.ts', 'node_modules']);
  });

  it('keeps what synth does not use off the start-up path', () => {
    write(
      'entry.ts',
      `import { synth } from 'rigging';
       synth(${JSON.stringify([reference])});
       process.on('exit', () => {
         const loaded = (process as unknown as { moduleLoadList: string[] }).moduleLoadList;
         console.log(loaded.filter((name) => /NativeModule (http|https|zlib)$/.test(name)));
       });`,
    );

    expect(launch().output.split('\n').at(-1)).toBe('[]');
  });

  it('lets every file find what stands beside it', () => {
    for (const name of ['part', 'node_modules/data']) mkdirSync(join(folder, name), { recursive: true });
    write(
      'node_modules/data/index.js',
      'exports.own = require("node:fs").readFileSync(__dirname + "/own.txt", "utf8");\n',
    );
    write('node_modules/data/own.txt', 'of the package');
    write('part/word.json', '"of a folder"');
    write(
      'part/index.ts',
      `import { createRequire } from 'node:module';
       import { dirname } from 'node:path';
       import { fileURLToPath } from 'node:url';
       const __dirname = dirname(fileURLToPath(import.meta.url));
       export const part = [createRequire(import.meta.url)('./word.json'), __dirname === import.meta.dirname];
       export const fail = (): never => {
         throw new Error('no team');
       };`,
    );
    write(
      'entry.ts',
      `#!/usr/bin/env node
       import { basename } from 'node:path';
       import { own } from 'data';
       import { fail, part } from './part';
       console.log(own, ...part, basename(__filename), basename(import.meta.filename));
       fail();`,
    );

    expect(launch()).toEqual({
      status: 2,
      output: 'of the package of a folder true entry.ts entry.ts\nerror part/index.ts:7: no team',
    });
  });

  it('imports what is imported later as what is imported first', () => {
    write(
      'entry.ts',
      "import * as first from 'rigging';\nimport('rigging').then((later) => console.log(later.render === first.render));\n",
    );

    expect(launch()).toEqual({ status: 0, output: 'true' });
  });

  it('says which generated constructs there are none of', () => {
    write('entry.ts', "import { Gateway } from 'rigging/imports/istio.io';\nconsole.log(Gateway);\n");

    expect(launch()).toEqual({
      status: 2,
      output: 'error entry.ts:1: "rigging/imports/istio.io": Rigging has no such module',
    });
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

  it.each([
    ['throw "no team";', ['entry.ts: no team']],
    ['throw undefined;', ['entry.ts: threw undefined']],
    ['throw { team: 1 };', ['entry.ts: threw { team: 1 }']],
    ['throw new RangeError();', ['entry.ts:1: threw RangeError']],
    [
      'throw new AggregateError([new Error("no team"), 7], "two reasons");',
      ['entry.ts:1: two reasons', 'entry.ts:1: no team', 'entry.ts: threw 7'],
    ],
    ['throw Object.assign(new Error("no team"), { errors: [{ path: "team" }] });', ['entry.ts:1: no team']],
  ])('says what was thrown, whatever it is: %s', (text, lines) => {
    write('entry.ts', text);

    expect(launch()).toEqual({ status: 2, output: lines.map((line) => `error ${line}`).join('\n') });
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
    const fail = (name: string, thrown: string) =>
      `{ name: '${name}', appsDomain: 'apps.${name}.org',\nextend: () => { throw ${thrown}; } }`;
    const thrown = ["new TypeError('no team')", 'undefined', "new AggregateError([new Error('no team'), 'no name'])"];
    const clusters = thrown.map((each, index) => fail(`cluster-${index}`, each));
    write('entry.ts', `import { synth } from 'rigging';\nsynth([${clusters}]);\n`);

    expect(launch().output.split('\n')).toEqual([
      'error cluster-0: entry.ts:3: no team',
      'error cluster-1: entry.ts: threw undefined',
      'error cluster-2: entry.ts:5: no team',
      'error cluster-2: entry.ts: no name',
    ]);
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

  it('runs what is in a folder whose name is not plain ASCII', () => {
    const own = join(folder, 'Übersee ☁');
    mkdirSync(own);
    writeFileSync(join(own, 'entry.ts'), 'console.log(/☁/.test("☁"), `☁`);\n');

    expect(launch(['entry.ts'], own).output).toBe('true ☁');
  });
});
