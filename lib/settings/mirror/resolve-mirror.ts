import { mirroredCatalog } from '../../platform/oc-mirror';
import type { MirrorSettings } from './mirror-settings';

/** A mirror with its defaults. */
export type Mirror = Required<MirrorSettings>;

export function resolveMirror({ registry, source, digests }: MirrorSettings, openshift: string): Mirror {
  return { registry, source: source ?? mirroredCatalog(openshift), digests: digests ?? {} };
}
