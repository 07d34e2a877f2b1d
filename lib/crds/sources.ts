import type { Provenance } from './provenance';

/** What a file of `crds/` holds, and where that was taken from. */
export interface Source extends Provenance {
  readonly file: string;
}

const HEADER = `# Sources

Written by \`npm run crds\`, which checks every sha256 and leaves out upstream's prose. \`*\` marks the stored version.

| file | kind | versions | repository | ref | commit | upstream path | sha256 of the upstream file |
|---|---|---|---|---|---|---|---|
`;

/** The table of `crds/SOURCES.md`: one row per CRD, ordered by file. */
export function printSources(sources: readonly Source[]): string {
  return `${HEADER}${sources.map(row).sort().join('')}`;
}

function row({ file, kind, versions, repository, ref, commit, path, sha256 }: Source): string {
  return `| ${[file, kind, `\`${versions}\``, repository, ref, commit, path, sha256].join(' | ')} |\n`;
}
