/** What keeps a file, or a part of it, from being read. */
export interface Problem {
  /** As it was named or found; `-` for standard input. */
  readonly file: string;
  /** Where in the file, counted from 1; absent where the file as a whole is meant. */
  readonly line?: number;
  /** What is wrong and what to do. */
  readonly say: string;
}

/** A problem as one line, e.g. `mesh.yaml:14: key "name" stands twice in one map; keep one`. */
export function problemLine({ file, line, say }: Problem): string {
  return line === undefined ? `${file}: ${say}` : `${file}:${line}: ${say}`;
}
