import { describe, expect, it } from 'vitest';
import { meshOf } from '../../lib/check/input';
import type { Manifest } from '../../lib/manifest/manifest';

const target = { release: '3.4', openshift: '4.20' } as const;

function service(spec: unknown): Manifest {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' }, spec };
}

describe('what rules see of an object', () => {
  it('is the object itself where every type is right', () => {
    const manifest = service({ ports: [{ name: 'http', port: 80 }] });

    expect(meshOf({ manifests: [manifest] }, target).mesh.judged[0]).toBe(manifest);
  });

  it('lacks the values of a wrong type, however many, and keeps the others', () => {
    const manifest = service({
      ports: ['no', { name: 5, port: 80 }, null, { name: 'https', port: 'many' }],
      selector: { app: 'web', tier: ['a'] },
    });
    const before = structuredClone(manifest);

    const { mesh, origins } = meshOf({ manifests: [manifest] }, target);

    expect(mesh.judged[0]?.spec).toEqual({ ports: [{ port: 80 }, { name: 'https' }], selector: { app: 'web' } });
    expect(manifest).toEqual(before);
    expect(origins.get(mesh.judged[0] ?? {})).toBe(manifest);
  });

  it('is reported field by field', () => {
    const { violations } = meshOf({ manifests: [service({ type: 5, ports: 'none' })] }, target).mesh;

    expect(violations).toMatchObject([{ at: 'spec.type' }, { at: 'spec.ports' }]);
  });

  it('is as clean for a declared object, which is not judged', () => {
    const external = service({ ports: 'none', selector: { app: 'web' } });

    const { mesh } = meshOf({ manifests: [], externals: [external] }, target);

    expect(mesh.judged).toEqual([]);
    expect(mesh.violations).toEqual([]);
    expect(mesh.ofKind('core/Service')).toMatchObject([{ spec: { selector: { app: 'web' } } }]);
    expect(mesh.ofKind('core/Service')[0]?.spec).not.toHaveProperty('ports');
  });
});
