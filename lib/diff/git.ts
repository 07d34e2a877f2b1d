import { spawnSync } from 'node:child_process';

/**
 * What runs git in a folder: nothing there is written, paths are taken as they are, and the repository is the one that the
 * folder is in. A hook is told of its own by these variables; `git rev-parse --local-env-vars` lists them, beside those of
 * the configuration, which stay.
 */
const environment = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  LC_ALL: 'C',
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_DIR: undefined,
  GIT_GRAFT_FILE: undefined,
  GIT_IMPLICIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_NO_REPLACE_OBJECTS: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_PREFIX: undefined,
  GIT_REPLACE_REF_BASE: undefined,
  GIT_SHALLOW_FILE: undefined,
  GIT_WORK_TREE: undefined,
};

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

/** What git lists with a NUL after each. */
export function listed(printed: Buffer): readonly string[] {
  return printed.toString().split('\0').filter(Boolean);
}
