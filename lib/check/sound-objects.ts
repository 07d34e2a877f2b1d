import type { Manifest } from '../manifest/manifest';
import type { Target } from './target';

/** So many that they hold all that clusters of a fleet have in common, and little more. */
const most = 5000;

/**
 * Objects in which neither schema nor CEL rules found anything, by their text: most objects of a cluster stand in the other
 * clusters of its fleet too, and need not be inspected in each.
 */
export class SoundObjects {
  readonly #texts = new Set<string>();

  has(manifest: Manifest, target: Target): boolean {
    return this.#texts.has(textOf(manifest, target));
  }

  add(manifest: Manifest, target: Target): void {
    if (this.#texts.size < most) this.#texts.add(textOf(manifest, target));
  }
}

/** Of a target only these two decide which schema an object is held against. */
function textOf(manifest: Manifest, { release, openshift }: Target): string {
  return `${release} ${openshift} ${JSON.stringify(manifest)}`;
}
