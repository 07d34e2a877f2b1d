import { dirname } from 'node:path';

declare const RIGGING_HOME: string | undefined;

/**
 * The folder of this package, wherever it is installed. `lib/launch/bundle.mjs` writes it in the place of `RIGGING_HOME`,
 * because a bundle no longer stands where its sources do; sources that run unbundled look at where they stand.
 */
export const home = typeof RIGGING_HOME === 'string' ? RIGGING_HOME : dirname(import.meta.dirname);
