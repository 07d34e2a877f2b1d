import { constants } from 'node:os';
import { sep } from 'node:path';

/** How a refused write ends, for the error that says so. */
export const NOTHING_CHANGED = 'nothing was changed';

/** Does `work`; what the file system refuses meanwhile is thrown as one line of path, reason and outcome. */
export function inPlainWords<T>(path: string, outcome: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const at = error.path?.startsWith(path + sep) ? error.path : path;
    throw new Error(`${at}: ${reason(error)}; ${outcome}`);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** The words in `ENOSPC: no space left on device, write`. */
function reason({ errno, message }: NodeJS.ErrnoException): string {
  // The one error of a full disk that Node has no words for.
  if (errno === -constants.errno.EDQUOT) return 'disk quota exceeded';
  return /^\w+: (.+?), /.exec(message)?.[1] ?? message;
}
