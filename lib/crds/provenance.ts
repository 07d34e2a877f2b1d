import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Crd, parseCrds } from './crd';

/** Where an API schema was taken from. */
export interface Provenance {
  readonly kind: string;
  readonly versions: string;
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
  readonly path: string;
  readonly sha256: string;
}

/** One CRD as upstream published it, in a file `SOURCE/VERSION/NAME.yaml`. */
export interface UpstreamCrd extends Provenance {
  readonly file: string;
  readonly crd: Crd;
}

/** What a folder of upstream files holds, and what is wrong with it. */
export interface Upstream {
  readonly crds: readonly UpstreamCrd[];
  readonly problems: readonly string[];
}

const LISTING = 'PROVENANCE.tsv';
const COLUMNS = 'file crd kind versions(*=storage) repo ref commit path sha256';
const FILE = /^\w[\w.-]*\/\w[\w.-]*\/\w[\w.-]*\.yaml$/;

/** Reads the CRDs that `PROVENANCE.tsv` lists, each of them only if its bytes are the listed ones. */
export function readUpstream(folder: string): Upstream {
  if (!existsSync(join(folder, LISTING))) return nothing(`${LISTING}: not in "${folder}"; name its folder with --from`);
  const [header, ...lines] = readFileSync(join(folder, LISTING), 'utf8').trimEnd().split('\n');
  if (header?.replaceAll('\t', ' ') !== COLUMNS)
    return nothing(`${LISTING}: columns are not "${COLUMNS}"; correct them`);
  const rows = lines.map((line) => line.split('\t'));
  const read = rows.map((row) => readListed(folder, row));
  return {
    crds: read.filter((result) => typeof result !== 'string'),
    problems: [...read.filter((result) => typeof result === 'string'), ...unlistedFiles(folder, rows)],
  };
}

/** The checksum by which a file of upstream is known. */
export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function nothing(problem: string): Upstream {
  return { crds: [], problems: [problem] };
}

/** The CRD of a row, or what is wrong with the row or its file. */
function readListed(folder: string, row: readonly string[]): UpstreamCrd | string {
  const [file = '', name = '', kind = '', versions = '', repository = '', ref = '', commit = '', path = ''] = row;
  const sha256 = row[8] ?? '';
  if (!FILE.test(file)) return `${LISTING}: "${file}" is not of the form SOURCE/VERSION/NAME.yaml; correct the row`;
  if (!existsSync(join(folder, file))) return `${file}: missing; fetch it or remove its row from ${LISTING}`;
  const bytes = readFileSync(join(folder, file));
  const found = sha256Of(bytes);
  if (found !== sha256) return `${file}: sha256 is "${found}", ${LISTING} says "${sha256}"; fetch it again`;
  const [crd, another] = parseCrds(bytes.toString());
  if (crd?.metadata.name !== name || another) return `${file}: is not the one CRD "${name}"; correct ${LISTING}`;
  return { file, crd, kind, versions, repository, ref, commit, path, sha256 };
}

function unlistedFiles(folder: string, rows: readonly (readonly string[])[]): readonly string[] {
  const listed = new Set([LISTING, ...rows.map(([file]) => file)]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !listed.has(file) && !statSync(join(folder, file)).isDirectory())
    .sort()
    .map((file) => `${file}: not listed in ${LISTING}; add its row or remove the file`);
}
