import type { Manifest } from '../../../manifest/manifest';
import { named } from '../wording';

/** That the API server refuses another value of a field, and the way around. */
export function refused(at: string, object: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `the API server refuses another ${at}: delete ${named(object)} and apply it again`;
}
