import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Crd, printDocuments } from './crd';

const CLI = join('node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

/** The files that `cdk8s import` writes, text by name, and why it wrote none. */
export interface ImportedTypes {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * The typed constructs of CRDs, as `cdk8s import` writes them.
 *
 * One call for all, because the CLI names a file after the API group: of two calls with CRDs of one group the second
 * overwrites what the first wrote.
 */
export function importTypes(crds: readonly Crd[]): ImportedTypes {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-import-'));
  try {
    const [source, output] = [join(folder, 'crds.yaml'), join(folder, 'imports')];
    writeFileSync(source, printDocuments(crds));
    const complaint = tryComplaint(source, output);
    if (complaint !== undefined) return { files: new Map(), problems: [`cdk8s import: ${complaint}`] };
    const names = readdirSync(output);
    return { files: new Map(names.map((name) => [name, readFileSync(join(output, name), 'utf8')])), problems: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the CLI; what it says if it fails. */
function tryComplaint(source: string, output: string): string | undefined {
  // --save=false: else the CLI lists the temporary file in cdk8s.yaml.
  const options = ['--language', 'typescript', '--output', output, '--save=false', '--check-upgrade=false'];
  // No environment: variables named CDK8S_* are options of the CLI too, and would change what it writes.
  const run = spawnSync(process.execPath, [resolve(CLI), 'import', source, ...options], { env: {}, encoding: 'utf8' });
  if (run.status === 0) return undefined;
  return run.error?.message ?? /^\w*Error: (.*)$/m.exec(run.stderr)?.[1] ?? `exit status ${run.status}`;
}
