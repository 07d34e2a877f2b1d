import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../input/folder';
import { type Outcome, run } from './run';

const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: app1
`;
const ROUTE = `# from a blog
apiVersion: route.openshift.io/v1
kind: Route
metadata:
  name: bookinfo
  namespace: app1
spec:
  to:
    kind: Service
    name: productpage
  tls:
    termination: egde
`;
const UNKNOWN_KIND = `apiVersion: acme.org/v1
kind: Foo
metadata:
  name: foo
  namespace: app1
`;
const ROUTE_FINDING = /^error \w+ Route app1\/bookinfo spec\.tls\.termination: .*"egde".* {2}\(mesh\.yaml:12\)$/;

/** Checks files that lie in a folder of their own. */
function check(files: Readonly<Record<string, string>>, ...args: readonly string[]): Outcome {
  return run('check', args.length === 0 ? Object.keys(files) : args, { cwd: folderOf(files) });
}

describe('the exit status', () => {
  it('is 0 where nothing is wrong', () => {
    expect(check({ 'mesh.yaml': NAMESPACE })).toEqual({
      status: 0,
      stdout: ['0 errors, 0 warnings in 1 object'],
      stderr: [],
    });
  });

  it('is 0 for an empty file', () => {
    expect(check({ 'mesh.yaml': '' })).toEqual({
      status: 0,
      stdout: ['0 errors, 0 warnings in 0 objects'],
      stderr: [],
    });
  });

  it('is 0 where there are only warnings, such as for a kind without schema', () => {
    const { status, stdout } = check({ 'mesh.yaml': `${NAMESPACE}---\n${UNKNOWN_KIND}` });

    expect(status).toBe(0);
    expect(stdout).toEqual([
      expect.stringMatching(/^warning \w+ Foo app1\/foo.*Foo.* {2}\(mesh\.yaml:\d+\)$/),
      '0 errors, 1 warning in 2 objects',
    ]);
  });

  it('is 1 where something is wrong, which is told with its line', () => {
    const { status, stdout, stderr } = check({ 'mesh.yaml': ROUTE });

    expect(status).toBe(1);
    expect(stdout).toContainEqual(expect.stringMatching(ROUTE_FINDING));
    expect(stdout.at(-1)).toMatch(/^\d+ errors?, \d+ warnings? in 1 object$/);
    expect(stderr).toEqual(['note what is missing may exist elsewhere: name it with --external, or give --open-world']);
  });

  it('is 2 where something cannot be read, and the rest is checked', () => {
    const { status, stdout, stderr } = check({ 'mesh.yaml': `${ROUTE}---\na: b: c\n` }, 'mesh.yaml', 'missing.yaml');

    expect(status).toBe(2);
    expect(stdout).toContainEqual(expect.stringMatching(ROUTE_FINDING));
    expect(stderr).toEqual([
      'error missing.yaml: no such file or directory; see that the path is right',
      'error mesh.yaml:14: indented wrongly, or a text that contains ": " is not quoted; align or quote it',
    ]);
  });

  it('is 2 for wrong usage, with a line for each mistake', () => {
    const { status, stdout, stderr } = check(
      { 'mesh.yaml': NAMESPACE },
      ...['--release', '3.3.6', '--openshift', '5', '--apps-domain', 'https://apps.acme.org'],
      ...['--infrastructure-topology', 'SingleNode', '--external', 'Gateway app1/a', '--format', 'jsn'],
    );

    expect(status).toBe(2);
    expect(stdout).toEqual([]);
    expect(stderr).toEqual([
      'error --release: "3.3.6" is not known; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4',
      'error --openshift: "5" is not known; known: 4.14, 4.15, 4.16, 4.17, 4.18, 4.19, 4.20, 4.21, 4.22, 4.23',
      'error --apps-domain: "https://apps.acme.org" carries a scheme; write "apps.acme.org"',
      'error --infrastructure-topology: "SingleNode" is not known; known: HighlyAvailable, SingleReplica',
      'error --external: "Gateway" is a kind of "gateway.networking.k8s.io", "networking.istio.io"; write "Gateway.gateway.networking.k8s.io" or the other',
      'error --format: "jsn" is not known; did you mean "json"?',
      'error PATH: missing; name files or folders, or "-" for standard input',
    ]);
  });

  it('is 2 for an option that there is none of, in one line', () => {
    const { status, stderr } = check({}, '--colour');

    expect(status).toBe(2);
    expect(stderr).toEqual([expect.stringMatching(/^error Unknown option '--colour'.*--help tells how it is used$/)]);
  });
});

describe('the input', () => {
  it('may come from standard input', () => {
    const { status, stdout } = spawnSync('npm', ['run', '--silent', 'check', '--', '-'], {
      input: ROUTE,
      encoding: 'utf8',
    });

    expect(status).toBe(1);
    expect(stdout).toMatch(/spec\.tls\.termination: .* {2}\(-:12\)\n/);
  });

  it('may be a folder, of which kustomizations are passed over', () => {
    const files = {
      'a/mesh.yaml': NAMESPACE,
      'b.yml': UNKNOWN_KIND,
      'kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    };

    const { status, stdout, stderr } = check(files, '.');

    expect(status).toBe(0);
    expect(stdout.at(-1)).toBe('0 errors, 1 warning in 2 objects');
    expect(stderr).toEqual(['note kustomization.yaml: Kustomization is for kustomize; check what it builds']);
  });

  it('is read to its end where nobody reads the report to its own', () => {
    const folder = folderOf({ 'mesh.yaml': `${UNKNOWN_KIND}---\n`.repeat(5000) });
    const command = 'set -o pipefail; node lib/launch/run.mjs lib/commands/check.ts "$0" | head -1';

    const { status, stdout, stderr } = spawnSync('bash', ['-c', command, folder], { encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stdout).toMatch(/^error .*\n$/);
    expect(stderr).toBe('');
  });

  it('may be given that is not judged', () => {
    const { stdout } = check(
      { 'mesh.yaml': NAMESPACE, 'cluster.yaml': ROUTE },
      'mesh.yaml',
      '--external',
      'cluster.yaml',
    );

    expect(stdout).toEqual(['0 errors, 0 warnings in 1 object']);
  });

  it('that is given and cannot be read is named', () => {
    const { status, stderr } = check({ 'mesh.yaml': NAMESPACE }, 'mesh.yaml', '--external', 'cluster.yaml');

    expect(status).toBe(2);
    expect(stderr).toEqual(['error cluster.yaml: no such file or directory; see that the path is right']);
  });
});

describe('the report', () => {
  it('is JSON with every finding', () => {
    const { status, stdout } = check({ 'mesh.yaml': ROUTE }, '--format', 'json', 'mesh.yaml');
    const { findings, summary } = JSON.parse(stdout.join('\n'));

    expect(status).toBe(1);
    expect(findings).toContainEqual({
      code: expect.stringMatching(/^[A-Z]+\d{3}$/),
      severity: 'error',
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      namespace: 'app1',
      name: 'bookinfo',
      path: 'spec.tls.termination',
      message: expect.stringContaining('"egde"'),
      file: 'mesh.yaml',
      line: 12,
    });
    expect(Object.keys(summary)).toEqual(['objects', 'errors', 'warnings']);
  });

  it('is JSON that names what could not be read', () => {
    const { stdout } = check({}, '--format', 'json', 'missing.yaml');

    expect(JSON.parse(stdout.join('\n')).unread).toEqual([
      { file: 'missing.yaml', message: 'no such file or directory; see that the path is right' },
    ]);
  });

  it.each(['text', 'json', 'sarif', 'github'])('as %s shows no value of a Secret', (format) => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a, namespace: app1 }\n';
    const data = 'stringData: { pin: 123456, code: 0123456 }\ndata: { password: hunter2! }\n';

    const { stdout } = check({ 'mesh.yaml': secret + data }, `--format=${format}`, 'mesh.yaml');

    expect(stdout.join('\n')).toContain('got the number (hidden); quote it');
    expect(stdout.join('\n')).not.toMatch(/123456|hunter2/);
  });

  it('is SARIF with every rule', () => {
    const { stdout } = check({ 'mesh.yaml': ROUTE }, '--format=sarif', 'mesh.yaml');
    const { version, runs } = JSON.parse(stdout.join('\n'));

    expect(version).toBe('2.1.0');
    for (const { ruleId, ruleIndex } of runs[0].results) expect(runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(runs[0].results.length).toBeGreaterThan(0);
  });

  it('is commands for GitHub, unreadable input among them', () => {
    const { status, stdout } = check({ 'mesh.yaml': `${ROUTE}---\n- a\n` }, '--format=github', 'mesh.yaml');

    expect(status).toBe(2);
    expect(stdout).toContainEqual(
      expect.stringMatching(/^::error file=mesh\.yaml,line=12,title=\w+::Route app1\/bookinfo /),
    );
    expect(stdout).toContain(
      '::error file=mesh.yaml,line=14::not a Kubernetes object: a list; put it below items: of a List',
    );
  });
});

it('explains itself', () => {
  const { status, stdout } = check({}, '--help');

  expect(status).toBe(0);
  expect(stdout[0]).toBe('usage: npm run check -- [OPTION...] PATH...');
});

it('answers to 100 MB that are one object in one line', () => {
  const folder = folderOf({ 'large.yaml': `a: ${'x'.repeat(100_000_000)}` });

  expect(run('check', ['.'], { cwd: folder })).toEqual({
    status: 2,
    stdout: ['0 errors, 0 warnings in 0 objects'],
    stderr: ['error large.yaml:1: an object of more than 3 MiB, which the API server refuses; split it'],
  });
});
