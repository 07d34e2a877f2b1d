import { spawnSync } from 'node:child_process';

/** What runs git in a folder: nothing there is written, and paths are taken as they are. */
const environment = { GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' };

/** What git prints. @throws what git says if it fails, in one line */
export function git(folder: string, args: readonly string[], input?: string): Buffer {
  const { status, stdout, stderr, error } = run(folder, args, input);
  if (status === 0) return stdout;
  throw new Error(`git ${args[0]}: ${error?.message ?? reasonIn(stderr)}`);
}

/** What git prints, or `undefined` where it says no. */
export function tryGit(folder: string, args: readonly string[]): string | undefined {
  const { status, stdout } = run(folder, args);
  return status === 0 ? stdout.toString().trim() : undefined;
}

/** Why a folder is in no repository that git reads, if that is so. */
export function tryNoRepository(folder: string): string | undefined {
  const { status, stderr, error } = run(folder, ['rev-parse', '--git-dir']);
  if (status === 0) return undefined;
  if (error !== undefined) return `${error.message}; install git, or name a folder to compare with`;
  const reason = reasonIn(stderr);
  return /not a git repository/.test(reason)
    ? 'not in a git repository; name a folder to compare with'
    : `${reason}; make that so, or name a folder to compare with`;
}

function run(folder: string, args: readonly string[], input?: string) {
  const env = { ...process.env, ...environment };
  return spawnSync('git', args, { cwd: folder, env, input, maxBuffer: Number.POSITIVE_INFINITY });
}

function reasonIn(stderr: Buffer): string {
  const [first = 'failed'] = stderr.toString().trim().split('\n');
  return first.replace(/^(?:fatal|error): /, '');
}
