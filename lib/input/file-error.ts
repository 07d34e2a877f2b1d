import { getSystemErrorMap } from 'node:util';

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'let your user read it',
  ENOENT: 'see that the path is right',
};

/** What reading yields, or why the file system refuses it and what to do. */
export function tryInWords<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    const { errno, code = '' } = error as NodeJS.ErrnoException;
    const reason = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
    if (reason === undefined) throw error;
    return `${reason}; ${ADVICE[code] ?? 'name another path'}`;
  }
}
