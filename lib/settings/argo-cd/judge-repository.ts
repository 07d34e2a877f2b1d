import type { Fault } from '../fault';
import type { ArgoCD } from './resolve-argo-cd';

/** What cannot be where Argo CD reads. A URL with credentials is not quoted: they would stand in a log. */
export function* judgeRepository({ repoURL, targetRevision, path }: ArgoCD): Iterable<Fault> {
  const fault = tryURLFault(repoURL);
  if (fault) yield { at: 'argoCD.repoURL', say: fault };
  if (!isRevision(targetRevision)) {
    yield { at: 'argoCD.targetRevision', say: `"${targetRevision}" is no branch, tag or commit; write e.g. "main"` };
  }
  if (!isPath(path)) {
    yield { at: 'argoCD.path', say: `"${path}" is no folder as seen from the repository; write e.g. "dist"` };
  }
}

function tryURLFault(url: string): string | undefined {
  if (url === '') return 'is empty; give the URL of the Git repository';
  const [, scheme, user, host] = /^([a-z+]+):\/\/(?:([^@/]*)@)?([^@/\s]+)\/[^\s@?#*[\]{}]+$/i.exec(url) ?? [];
  const carries = scheme === 'ssh' ? user?.includes(':') : /^[a-z+]+:\/\/[^/]*@/i.test(url);
  if (carries) return 'carries credentials; leave them to a Secret of Argo CD, and write the URL without';
  const isShort = /^[\w.-]+@[\w.-]+:[^\s@?#*[\]{}]+$/.test(url);
  const isURL = host !== undefined && (scheme === 'https' || scheme === 'ssh') && URL.canParse(url);
  if (isShort || isURL) return undefined;
  return `"${url}" is no URL of a Git repository; write "https://git.acme.org/mesh.git" or "git@git.acme.org:mesh.git"`;
}

/** What git-check-ref-format(1) allows as a name; a commit is one as well. */
function isRevision(revision: string): boolean {
  if (!/^[^\s\p{Cc}~^:?*[\\]+$/u.test(revision) || /^-|\.\.|@\{|\.$/.test(revision)) return false;
  return revision.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** A folder that needs no tidying: Argo CD compares paths as they are written. */
function isPath(path: string): boolean {
  return path === '.' || path.split('/').every((part) => /^[\w][\w.-]*$|^\.[\w-][\w.-]*$/.test(part));
}
