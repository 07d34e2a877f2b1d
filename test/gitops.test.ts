import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { meaningNames } from '../lib/diff/change';
import { Repository } from './repository';

const page = readFileSync('docs/gitops.md', 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks = [...page.matchAll(/^```(ts|sh|text)\n(.*?)^```$/gms)].map(
  ([, language = '', text = '']): Block => ({ language, text }),
);
const [begin, ...others] = blocks;

/** Lines that need what a test has not: a cluster, or the host of the repository. */
const ELSEWHERE = /^(oc|git push) .*$/gm;

it('docs/gitops.md can be followed from its first line to its last', () => {
  expect(begin?.text).toBe('npm ci\nnpm run new -- ../acme-mesh\ncd ../acme-mesh\nnpm install\n');
  const repository = new Repository();
  // Its npm test would need TypeScript and Rigging's declarations, which only an installed package has.
  repository.place('tsc', '#!/bin/sh\n');
  repository.sh('git config --global user.name A && git config --global user.email a@acme.org', {
    HOME: repository.folder,
  });
  let printed = '';
  for (const { language, text } of others) {
    if (language === 'ts') repository.write(/^\/\/ (.+)$/m.exec(text)?.[1] ?? '', text);
    else if (language === 'text') expect(printed).toContain(text);
    else {
      const { status, stdout, stderr } = repository.sh(text.replaceAll(ELSEWHERE, ''), { HOME: repository.folder });
      expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, '']);
      printed = stdout;
    }
  }
});

it('docs/gitops.md says of each meaning of a change what to ask', () => {
  const told = [...page.matchAll(/^\| `(.+?)` +\|/gm)].map(([, name]) => name);

  expect(told).toEqual(meaningNames);
});
