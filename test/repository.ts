import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from './commands/run';

/** A repository as `npm run new` begins it, with this very Rigging in the place of what `npm install` would bring. */
export class Repository {
  /** What the repository stands in; gone after the test. */
  readonly folder = mkdtempSync(join(tmpdir(), 'rigging-repository-'));
  private readonly dir = join(this.folder, 'acme-mesh');
  private readonly programs = join(this.folder, 'bin');

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true }));
    run('new', [this.dir, '--rigging', '0.1.0']);
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
    mkdirSync(join(this.dir, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(resolve('.'), join(this.dir, 'node_modules', 'rigging'));
    symlinkSync(resolve(bin.rigging), join(this.dir, 'node_modules', '.bin', 'rigging'));
    mkdirSync(this.programs);
  }

  /** Puts a program in the place of another that scripts call by name. */
  place(name: string, program: string): void {
    writeFileSync(join(this.programs, name), program);
    chmodSync(join(this.programs, name), 0o755);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), text);
  }

  /** A file beside the repository, or one in it; empty where there is none. */
  read(path: string): string {
    const file = join(this.folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Runs a script in the repository as the runner of a workflow does. */
  sh(script: string, env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
      cwd: this.dir,
      env: { ...process.env, PATH: `${this.programs}${delimiter}${process.env.PATH}`, ...env },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }
}
