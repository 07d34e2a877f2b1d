import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Repository } from './repository';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
interface Pipeline {
  readonly default: { readonly before_script: readonly string[] };
  readonly test: { readonly script: readonly string[] };
  readonly diff: { readonly script: readonly string[] };
}

function read<T>(path: string): T {
  return parse(readFileSync(path, 'utf8'));
}

const stepsOf = (path: string) => Object.values(read<Workflow>(path).jobs).flatMap(({ steps }) => steps);
const github = stepsOf('templates/_github/workflows/mesh.yaml');
const ours = stepsOf('.github/workflows/ci.yaml');
const gitlab = read<Pipeline>('templates/_gitlab-ci.yml');
const gitlabScripts = [...gitlab.default.before_script, ...gitlab.test.script, ...gitlab.diff.script];

function scriptsOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => step.run ?? []);
}

/** What a step of the adopters' workflow runs. */
function step(name: string): string {
  return github.find((each) => each.name === name)?.run ?? '';
}

describe.each([
  ['of adopters on GitHub', scriptsOf(github), 'templates/package.json'],
  ['of adopters on GitLab', gitlabScripts, 'templates/package.json'],
  ['of Rigging', scriptsOf(ours), 'package.json'],
])('the workflow %s', (_, scripts, packageFile) => {
  it.each(scripts)('has a script that a shell can read: %s', (script) => {
    expect(spawnSync('sh', ['-n', '-c', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('runs nothing by npm that the package does not have', () => {
    const known = Object.keys(JSON.parse(readFileSync(packageFile, 'utf8')).scripts);
    const named = [...scripts.join('\n').matchAll(/npm (?:run (?:--silent )?)?(\w+)/g)].map(([, name]) => name);

    expect(named).not.toEqual([]);
    expect(named.filter((name) => name !== 'ci' && !known.includes(name ?? ''))).toEqual([]);
  });

  it('diffs, and requires that deletions are meant', () => {
    expect(scripts.filter((script) => script.includes('--format markdown'))).toHaveLength(1);
    expect(scripts.filter((script) => script.includes('--fail-on deletion'))).toHaveLength(1);
  });
});

describe('the workflows for GitHub', () => {
  it('take no actions but those of GitHub itself', () => {
    for (const { uses } of [...github, ...ours]) expect(uses ?? 'actions/').toMatch(/^actions\//);
  });

  it('may read the repository and write comments, and no more', () => {
    const { permissions } = read<Workflow>('templates/_github/workflows/mesh.yaml');

    expect(permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(read<Workflow>('.github/workflows/ci.yaml').permissions).toEqual(permissions);
  });

  it('let no text of a pull request into a script', () => {
    for (const script of scriptsOf([...github, ...ours])) expect(script).not.toContain('${{');
  });

  it('are one and the same for adopters and for Rigging, but for its tests', () => {
    const shared = (steps: readonly Step[]) => steps.filter((each) => !/^npm (ci|test)|^\.ci/.test(each.run ?? ''));

    expect(shared(ours)).toEqual(shared(github));
  });
});

const cluster = (applications: readonly string[]) => `import { synth } from 'rigging';
synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [
          ${applications.map((name) => `{ name: '${name}', namespace: '${name}', sample: 'bookinfo' },`).join('\n')}
        ],
      },
    ],
  },
]);
`;

/** A program in the place of another, which works on the file that stands for the host's comments. */
const HOST = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const argument = (name) => args[args.indexOf(name) + 1];
const method = args.includes('--method') ? argument('--method') : args.includes('--request') ? argument('--request') : 'GET';
const [url] = args.filter((each) => /comments|notes/.test(each));
appendFileSync('../requests', method + ' ' + url + '\\n');
const body = args.find((each) => each.startsWith('body@') || each.startsWith('body=@'))?.replace(/^body=?@/, '');
if (body) writeFileSync('../comment', readFileSync(body));
else if (args.includes('--jq')) process.stdout.write(existsSync('../comment') ? '17\\n' : '');
else {
  const others = [{ id: 3, body: 'Looks good' }];
  const own = existsSync('../comment') ? [{ id: 17, body: readFileSync('../comment', 'utf8') }] : [];
  process.stdout.write(JSON.stringify([...others, ...own]));
}
`;

/** A repository with one commit whose mesh has two applications; `gh` and `curl` are answered by its host. */
function repositoryAtHost(): Repository {
  const repository = new Repository();
  repository.place('gh', HOST);
  repository.place('curl', HOST);
  repository.sh('git init -q -b main && git config user.name A && git config user.email a@acme.org');
  commit(repository, ['shop', 'bank']);
  return repository;
}

function commit(repository: Repository, applications: readonly string[]): void {
  repository.write('main.ts', cluster(applications));
  const { status, stderr } = repository.sh('npm run --silent synth && git add -A && git commit -q -m change');
  expect([status, stderr]).toEqual([0, '']);
}

describe('a pull request on GitHub', () => {
  const env = { ISSUES: 'repos/acme/mesh/issues', NUMBER: '5', GITHUB_STEP_SUMMARY: '../summary', LABELS: '' };

  it('gets one comment that says what it changes, and a new one in its place at each push', () => {
    const repository = repositoryAtHost();
    commit(repository, ['shop', 'bank', 'mail']);
    const first = repository.sh(`${step('What changes')}\n${step('Comment')}`, env);
    const comment = repository.read('comment');
    repository.sh('git reset -q --hard HEAD^');
    commit(repository, ['shop', 'bank', 'post']);
    const second = repository.sh(`${step('What changes')}\n${step('Comment')}`, env);

    expect([first.status, first.stderr, second.status, second.stderr]).toEqual([0, '', 0, '']);
    const said = repository.sh('npm run --silent diff -- $(git rev-parse --short=12 HEAD^1) --format markdown').stdout;
    expect(said).toContain('post');
    expect(comment).toContain('mail');
    expect(repository.read('comment')).toBe(`<!-- rigging diff -->\n${said}`);
    expect(repository.read('summary')).toBe(comment + repository.read('comment'));
    expect(repository.read('requests').split('\n')).toEqual([
      'GET repos/acme/mesh/issues/5/comments',
      'POST repos/acme/mesh/issues/5/comments',
      'GET repos/acme/mesh/issues/5/comments',
      'PATCH repos/acme/mesh/issues/comments/17',
      '',
    ]);
  });

  it('fails where it deletes an object, until its label says that this is meant', () => {
    const repository = repositoryAtHost();
    commit(repository, ['shop']);
    const { status, stderr } = repository.sh(step('Deletions are approved'), env);
    const approved = repository.sh(step('Deletions are approved'), { ...env, LABELS: 'mesh,deletion-approved' });

    expect(status).toBe(1);
    expect(stderr).toContain('Namespace bank');
    expect(stderr).toMatch(/the label deletion-approved\n$/);
    expect(approved).toMatchObject({ status: 0, stderr: '' });
  });

  it('passes where it deletes nothing', () => {
    const repository = repositoryAtHost();
    commit(repository, ['shop', 'bank', 'mail']);

    expect(repository.sh(step('Deletions are approved'), env)).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('a merge request on GitLab', () => {
  const script = gitlab.diff.script.join('\n');
  const env = {
    CI_API_V4_URL: 'https://git.acme.org/api/v4',
    CI_MERGE_REQUEST_PROJECT_ID: '8',
    CI_MERGE_REQUEST_IID: '5',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD^1',
    NOTE_TOKEN: 'token',
  };

  it('gets one note that says what it changes, and a new one in its place at each push', () => {
    const repository = repositoryAtHost();
    commit(repository, ['shop', 'bank', 'mail']);
    const first = repository.sh(script, env);
    const second = repository.sh(script, env);

    expect([first.status, first.stderr, second.status, second.stderr]).toEqual([0, '', 0, '']);
    expect(repository.read('comment')).toMatch(/^<!-- rigging diff -->\n.*mail/s);
    const notes = 'https://git.acme.org/api/v4/projects/8/merge_requests/5/notes';
    expect(repository.read('requests').split('\n')).toEqual([
      `GET ${notes}?sort=asc&per_page=100`,
      `POST ${notes}`,
      `GET ${notes}?sort=asc&per_page=100`,
      `PUT ${notes}/17`,
      '',
    ]);
  });

  it('fails where it deletes an object, until its label says that this is meant', () => {
    const repository = repositoryAtHost();
    commit(repository, ['shop']);
    const { status, stderr } = repository.sh(script, env);
    const approved = repository.sh(script, { ...env, CI_MERGE_REQUEST_LABELS: 'mesh,deletion-approved' });

    expect(status).toBe(1);
    expect(stderr).toContain('Namespace bank');
    expect(approved).toMatchObject({ status: 0, stderr: '' });
  });

  it('fails in one line where the notes cannot be read', () => {
    const repository = repositoryAtHost();
    repository.place('curl', '#!/bin/sh\necho "curl: (22) error: 401" >&2\nexit 22\n');

    expect(repository.sh(script, { ...env, CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' })).toMatchObject({
      status: 22,
      stderr: 'curl: (22) error: 401\n',
    });
  });

  it('has its diff as a file where there is no token', () => {
    const repository = repositoryAtHost();
    commit(repository, ['shop', 'bank', 'mail']);

    expect(repository.sh(script, { ...env, NOTE_TOKEN: '' })).toMatchObject({ status: 0, stderr: '' });
    expect(repository.read('acme-mesh/diff.md')).toContain('mail');
    expect(repository.read('requests')).toBe('');
  });
});
