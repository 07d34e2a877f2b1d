import { describe, expect, it } from 'vitest';
import type { Meaning } from '../../lib/diff/change';
import { markdown } from '../../lib/diff/markdown';
import { text } from '../../lib/diff/text';
import type { ToldCluster, ToldObject } from '../../lib/diff/told-cluster';

const sides = { old: 'origin/main', new: 'dist' };

function changed(name: string, change: Partial<ToldObject> = {}): ToldObject {
  const field = { kind: 'changed', at: 'spec.host', path: ['spec', 'host'], old: 'a', new: 'b' } as const;
  const object = {
    change: 'changed',
    stage: '60-routing',
    apiVersion: 'route.openshift.io/v1',
    kind: 'Route',
  } as const;
  return { ...object, namespace: 'n', name, fields: [field], meanings: [], ...change };
}

function cluster(name: string, ...objects: readonly ToldObject[]): ToldCluster {
  return { cluster: name, change: 'changed', objects, otherFiles: [], unknownFiles: [] };
}

const wait: Meaning = { name: 'wait', say: 'waits for a certificate' };
const guarded: Meaning = { name: 'deletion', say: 'waits until somebody confirms it' };
const deletion: Meaning = { name: 'deletion', say: 'deletes Route n/b' };

describe('a comment on a pull request', () => {
  it('says what matters first, then each object', () => {
    const gone = changed('b', { change: 'removed', fields: [], meanings: [deletion, guarded] });

    expect(markdown([cluster('east', changed('a', { meanings: [wait] }), gone)], sides)).toBe(`\
**1 object changed, 1 removed in 1 cluster; 1 deletion, 1 wait**, compared with \`origin/main\`

- **deletion** \`east\` \`Route n/b\`: \`deletes Route n/b\`
- **deletion** \`east\` \`Route n/b\`: \`waits until somebody confirms it\`
- **wait** \`east\` \`Route n/a\`: \`waits for a certificate\`

<details><summary>east: 2 changes</summary>

\`\`\`diff
@@ Route n/a (60-routing) @@
-   spec.host: a
+   spec.host: b
!   wait: waits for a certificate
- Route n/b (60-routing)
!   deletion: deletes Route n/b
!   deletion: waits until somebody confirms it
\`\`\`

</details>
`);
  });

  it('tells what is the same in many clusters once, and the rest by itself', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `c${index}`);
    const clusters = names.map((name) => ({ ...cluster(name, changed('a')), otherFiles: ['README.md'] }));
    const all = [...clusters, cluster('argocd', changed('z'))];

    const comment = markdown(all, sides);

    expect(comment).toMatch(/^\*\*1,001 objects changed in 1,000 clusters and argocd\*\*/);
    expect(comment).toContain('c98, c99, 900 more (1,000 clusters): 2 changes</summary>');
    expect(comment.match(/Route n\/a/g)).toHaveLength(1);
    expect(comment).toContain('<details><summary>argocd: 1 change</summary>');
    expect(text(all, sides)).toContain('c0, c1, c2, c3, c4, c5, c6, c7, 992 more (1,000 clusters)\n');
  });

  it('is never longer than GitHub allows, and says how much it leaves out and what shows it', () => {
    const objects = Array.from({ length: 3000 }, (_, index) => changed(`ö${index}`, { meanings: [wait] }));

    const comment = markdown([cluster('east', ...objects), cluster('west', changed('w'))], sides);

    const shown = comment.match(/^@@ Route/gm)?.length ?? 0;
    expect(Buffer.byteLength(comment)).toBeGreaterThan(60_000);
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
    expect(comment).toContain('- **wait** `east` `Route`: 3,000 such as `waits for a certificate`\n');
    expect(comment).toContain(
      `**Cut off here:** ${(3001 - shown).toLocaleString('en')} changes are not shown, since a comment holds no more. \`npm run diff -- origin/main\` shows all.`,
    );
    expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
  });

  it('says for all clusters what it can, and lets no meaning be flooded by another', () => {
    const clusters = Array.from({ length: 1000 }, (_, index) => {
      const opens: Meaning = { name: 'exposure', say: `opens shop.c${index}` };
      return cluster(`c${index}`, changed('a', { meanings: [opens] }), changed('b', { meanings: [wait] }));
    });
    const gone = ['x', 'y'].map((name): ToldCluster => {
      const objects = ['a', 'b'].map((each) => changed(each, { change: 'removed', meanings: [deletion, guarded] }));
      return { ...cluster(name, ...objects), change: 'removed' };
    });

    const lines = markdown([...clusters, ...gone], sides).split('\n');

    expect(lines.slice(2, lines.indexOf('', 2))).toEqual([
      '- **deletion** `x, y (2 clusters)`: `deletes all 2 objects, the whole folder`',
      '- **exposure** `c0, c1, c2, 997 more (1,000 clusters)` `Route`: 1,000 such as `opens shop.c0`',
      '- **wait** `c0, c1, c2, 997 more (1,000 clusters)` `Route n/b`: `waits for a certificate`',
    ]);
  });

  it('tells each sentence where there are few', () => {
    const clusters = ['east', 'west'].map((name) => {
      return cluster(name, changed('a', { meanings: [{ name: 'exposure', say: `opens shop.${name}` }] }));
    });

    expect(markdown(clusters, sides)).toContain(
      '- **exposure** `east` `Route n/a`: `opens shop.east`\n- **exposure** `west` `Route n/a`: `opens shop.west`\n',
    );
  });

  it('counts what it has no line for', () => {
    const kinds = Array.from({ length: 60 }, (_, index) =>
      changed('a', { kind: `Kind${index}`, meanings: [wait, deletion] }),
    );

    const comment = markdown([cluster('east', ...kinds)], sides);

    expect(comment.match(/^- \*\*(deletion|wait)/gm)).toHaveLength(40);
    expect(comment).toContain('- 80 more, below');
  });

  it('stays within it whatever a sentence or a name says', () => {
    const long = 'ä'.repeat(70_000);
    const objects = Array.from({ length: 40 }, (_, index) =>
      changed(`${index}${long}`, { meanings: [{ name: 'wait', say: long }] }),
    );

    const comment = markdown([cluster('east', ...objects)], sides);

    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
    expect(comment).toContain(`${'ä'.repeat(300)}... (69,700 more characters)`);
    expect(comment).toMatch(/^- \d+ more, below$/m);
  });

  it('stays within it where a single object would not fit', () => {
    const field = { kind: 'added', at: 'spec.x', path: ['spec', 'x'], new: Array(400).fill('y'.repeat(400)) } as const;

    const comment = markdown([cluster('east', changed('a', { fields: [field, field] }))], sides);

    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
    expect(comment).toContain('1 change is not shown');
  });

  it('takes nothing in a value for formatting, a name or the end of a block', () => {
    const field = {
      kind: 'changed',
      at: 'data.a',
      path: ['data', 'a'],
      old: 'x\n```\n@acme/all',
      new: 'x\n```\n',
    } as const;
    const meaning: Meaning = { name: 'traffic', say: 'moves `a` to <b> of @acme' };

    const comment = markdown([cluster('east', changed('a', { fields: [field], meanings: [meaning] }))], sides);

    expect(comment).toContain('`` moves `a` to <b> of @acme ``');
    expect(comment).toContain('````diff\n');
  });

  it('says so where nothing differs', () => {
    expect(markdown([], sides)).toBe('**no object differs**, compared with `origin/main`\n');
  });
});

describe('values', () => {
  const told = (old: unknown, next: unknown) => {
    const field = { kind: 'changed', at: 'data.a', path: ['data', 'a'], old, new: next } as const;
    return text([cluster('east', changed('a', { fields: [field] }))], sides)
      .split('\n')
      .slice(2, -3);
  };

  it('of several lines are told by the lines that differ', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);

    expect(told(lines.join('\n'), lines.with(10, 'new').join('\n'))).toEqual([
      '      ~ data.a:',
      '            line 8',
      '            line 9',
      '          - line 10',
      '          + new',
      '            line 11',
      '            line 12',
    ]);
  });

  it('of several fields stand below each other', () => {
    expect(told('x', { b: [1], a: 'c' })).toEqual([
      '      - data.a: x',
      '      + data.a:',
      '          + a: c',
      '          + b:',
      '          +   - 1',
    ]);
  });

  it('that YAML would mistake are quoted, and nothing commands the terminal', () => {
    expect(told('60', '\u001b[31m\u202e')).toEqual(['      ~ data.a: "60" -> "\\u001b[31m\\u{202e}"']);
  });

  it('that are long are cut off, and it is said how much', () => {
    expect(told('x', 'y'.repeat(1000))).toEqual([`      ~ data.a: x -> ${'y'.repeat(300)}... (700 more characters)`]);
  });
});
