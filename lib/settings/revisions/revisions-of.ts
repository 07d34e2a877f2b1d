import { revisionName } from '../../platform/naming';
import type { ControlPlane } from '../control-planes/resolve-control-planes';

/** The revisions of a control plane that proxies may belong to: the active one, and those that tags stay with. */
export function revisionsOf({ name, version, updateStrategy, revisionTags }: ControlPlane): readonly string[] {
  const versions = [version, ...revisionTags.flatMap((tag) => tag.version ?? [])];
  return [...new Set(versions.map((each) => revisionName(name, updateStrategy.type, each)))];
}
