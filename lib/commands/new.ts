import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { home } from '../home';
import { inPlainWords, NOTHING_CHANGED } from '../output/failure';
import { refuse } from './refuse';

const HELP = `usage: npm run new -- DIR [--rigging SPEC]

Writes the first files of a repository of your own to DIR: main.ts, package.json, what a pull request is to pass on GitHub
and GitLab, and a README that says how to go on. DIR must not be there, or empty but for .git.

  --rigging SPEC   where npm finds Rigging: a version in your registry, or what npm pack made, as a file or at
                   https://….tgz; by default Rigging is packed to DIR/vendor/, to be committed, so that npm ci
                   needs no registry to have it

exit status: 0 written; 2 wrong usage, or DIR cannot be written
`;

const VENDOR = 'vendor';

const {
  values: { help, rigging },
  positionals,
} = parseArgs({
  allowPositionals: true,
  options: { rigging: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (help) process.stdout.write(HELP);
else create(positionals, rigging);

function create([dir = '', ...others]: readonly string[], asked: string | undefined): void {
  const spec = asked?.replace(/^file:/, '');
  const extra = others.map((other) => `DIR: one is enough; "${other}" is another`);
  refuse([...extra, ...obstacles(dir), ...misspelt(spec)], 2);
  if (spec === undefined) createPacked(dir);
  else fill(dir, existsSync(spec) ? `file:${relative(dir, spec)}` : spec);
}

function createPacked(dir: string): void {
  const packed = mkdtempSync(join(tmpdir(), 'rigging-new-'));
  try {
    const tarball = pack(packed);
    fill(dir, `file:${VENDOR}/${basename(tarball)}`, tarball);
  } finally {
    rmSync(packed, { recursive: true });
  }
}

/** Why nothing can be written there. */
function obstacles(dir: string): readonly string[] {
  if (dir === '') return ['DIR: missing; name a folder that is not there yet, e.g. ../acme-mesh'];
  const isOurs = `${resolve(dir)}${sep}`.startsWith(`${home}${sep}`);
  if (isOurs) return [`${dir}: is within Rigging itself; name a folder outside of it, e.g. ../acme-mesh`];
  if (!existsSync(dir)) return [];
  if (!statSync(dir).isDirectory()) return [`${dir}: is a file; name a folder that is not there yet`];
  const [found] = readdirSync(dir).filter(isOwn);
  return found === undefined ? [] : [`${dir}: holds "${found}" already; name a folder that is not there yet, or empty`];
}

/** Whether a file of the folder is more than Git's own: the repository may be there before what it holds. */
function isOwn(name: string): boolean {
  return name !== '.git';
}

/** Why npm would not find a Rigging there that works. */
function misspelt(spec: string | undefined): readonly string[] {
  if (spec === undefined) return [];
  if (spec === '') return ['--rigging: is empty; name a version or a packed file'];
  if (existsSync(spec)) {
    const unpacked = 'is a folder, which npm would link unpacked; leave --rigging out, or name a packed file';
    return statSync(spec).isFile() ? [] : [`--rigging: "${spec}" ${unpacked}`];
  }
  if (isVersion(spec) || /^https?:.+\.tgz$/.test(spec)) return [];
  const wanted = 'name one that npm pack made (from Git, npm takes the sources and does not build them)';
  return [`--rigging: "${spec}" is neither a version nor a file that is there; ${wanted}`];
}

/** A version, a range, a tag, or one of these of a package that a registry has under another name. */
function isVersion(spec: string): boolean {
  return /^(npm:.+|[^/:]+)$/.test(spec) && !spec.endsWith('.tgz');
}

/** Packs this very Rigging, as `npm publish` would. @throws where npm cannot */
function pack(into: string): string {
  process.stderr.write('packing Rigging …\n');
  // An installed package is packed as it is: it holds what was built, and not what that is built from.
  const asItIs = existsSync(join(home, 'lib', 'index.ts')) ? [] : ['--ignore-scripts'];
  const args = ['pack', '--silent', '--pack-destination', into];
  const { status, stderr } = spawnSync('npm', [...args, ...asItIs], { cwd: home, encoding: 'utf8' });
  const [tarball] = readdirSync(into);
  if (status === 0 && tarball !== undefined) return join(into, tarball);
  throw new Error(`Rigging could not be packed; say with --rigging where npm finds it: ${stderr ?? 'there is no npm'}`);
}

/** Writes all files, or none. */
function fill(dir: string, spec: string, tarball?: string): void {
  const isThere = existsSync(dir);
  inPlainWords(dir, NOTHING_CHANGED, () => {
    // Not recursive: where a parent cannot be made, as in /proc, Node would try for ever.
    if (!isThere) mkdirSync(dir);
    try {
      write(dir, spec, tarball);
    } catch (error) {
      for (const name of readdirSync(dir).filter(isOwn)) rmSync(join(dir, name), { recursive: true });
      if (!isThere) rmdirSync(dir);
      throw error;
    }
  });
  process.stdout.write(`${dir}: written\n\nnext:\n  cd ${forShell(dir)}\n  npm install\n  npm run synth\n`);
}

function forShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function write(dir: string, spec: string, tarball: string | undefined): void {
  cpSync(join(home, 'templates'), dir, { recursive: true });
  // npm leaves some files out of a package whose names begin with a dot, so those of the templates do not.
  for (const name of readdirSync(dir).filter((each) => each.startsWith('_'))) {
    renameSync(join(dir, name), join(dir, name.replace('_', '.')));
  }
  const packageFile = join(dir, 'package.json');
  const content = { ...JSON.parse(readFileSync(packageFile, 'utf8')), name: packageName(dir) };
  content.dependencies.rigging = spec;
  writeFileSync(packageFile, `${JSON.stringify(content, undefined, 2)}\n`);
  if (tarball !== undefined) cpSync(tarball, join(dir, VENDOR, basename(tarball)));
}

/** The folder's name as npm lets a package be called. */
function packageName(dir: string): string {
  const name = basename(resolve(dir)).toLowerCase();
  return name.replaceAll(/[^a-z0-9.-]+/g, '-').replaceAll(/^[.-]+|[.-]+$/g, '') || 'mesh';
}
