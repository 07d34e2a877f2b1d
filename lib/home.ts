import { dirname } from 'node:path';

declare const RIGGING_HOME: string | undefined;

/**
 * The folder of this package, wherever it is installed. The launcher hands it to the script that it runs, because a bundle
 * no longer stands where its sources do; what runs without it looks at where it stands, in `lib/` or `build/`.
 */
export const home = typeof RIGGING_HOME === 'string' ? RIGGING_HOME : dirname(import.meta.dirname);
