declare const RIGGING_LIBRARY_ID: string | undefined;

/**
 * Changes whenever any code of Rigging changes, or of a package that it bundles: what was worked out under another id is
 * stale. The launcher hands it to the script that it runs; sources that run unbundled have none.
 */
export const libraryId = typeof RIGGING_LIBRARY_ID === 'string' ? RIGGING_LIBRARY_ID : undefined;
