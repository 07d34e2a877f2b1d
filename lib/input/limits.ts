/** The API server takes no larger request (kubernetes/apiserver `pkg/server/config.go`, `MaxRequestBodyBytes`). */
export const MAX_OBJECT = 3 * 1024 * 1024;

/** A List is taken apart before anything is sent, so it may be larger; its parse must fit into memory as a whole. */
export const MAX_LIST = 32 * 1024 * 1024;

/** All that is read in one run, so that a run of any input stays below 1 GiB of memory. */
export const MAX_INPUT = 128 * 1024 * 1024;

/** Deeper than any API goes, and far from where the call stack ends. */
export const MAX_DEPTH = 200;

/** A number of bytes as people write it, e.g. `3 MiB`. */
export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
