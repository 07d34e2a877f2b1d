import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-worlds-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const rule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: productpage, namespace: app1 }
spec:
  host: SERVICE.app1.svc.cluster.local
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } }
`;

describe('what npm run check reads', () => {
  it('is told apart by cluster where Rigging wrote it, so that clusters may hold the same objects', () => {
    cpSync('dist/crc', join(folder, 'dist', 'east'), { recursive: true });
    cpSync('dist/crc', join(folder, 'dist', 'west'), { recursive: true });

    expect(run('check', ['dist'], { cwd: folder })).toEqual({
      status: 0,
      stdout: ['0 errors, 0 warnings in 74 objects'],
      stderr: [],
    });
  });

  it('finds in any of the clusters what else was given, and shows it to them', () => {
    cpSync('dist/crc', join(folder, 'dist', 'east'), { recursive: true });
    cpSync('dist/crc', join(folder, 'dist', 'west'), { recursive: true });
    writeFileSync(join(folder, 'own.yaml'), rule.replace('SERVICE', 'productpage'));
    const found = run('check', ['.'], { cwd: folder });
    writeFileSync(join(folder, 'own.yaml'), rule.replace('SERVICE', 'productpag'));
    const missing = run('check', ['.'], { cwd: folder });

    expect(found.stdout).toEqual(['0 errors, 0 warnings in 75 objects']);
    expect(missing.stdout).toEqual([expect.stringContaining('error DR001 '), '1 error, 0 warnings in 75 objects']);
  });

  it('is of one cluster where one folder or none was written by Rigging', () => {
    cpSync('dist/crc', join(folder, 'dist', 'east'), { recursive: true });
    cpSync('dist/crc/60-routing.yaml', join(folder, 'copy.yaml'));

    expect(run('check', ['.'], { cwd: folder }).stdout.join('\n')).toMatch(/is written twice/);
  });
});
