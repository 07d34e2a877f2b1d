import { describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../../lib/commands/synth/surroundings';
import { synthesize } from '../../../lib/commands/synth/synthesize';
import { inPlane, reference, resolved } from '../../support';

describe('what settings tell the checks', () => {
  it('is the release, the OpenShift, the domain and the topology of the cluster', () => {
    expect(surroundingsOf(resolved(reference)).target).toEqual({
      release: '3.4',
      openshift: '4.20',
      appsDomain: 'apps-crc.testing',
      infrastructureTopology: 'SingleReplica',
    });
  });

  it('is that the catalogs of the operators exist, whatever they are called', () => {
    const operators = { servicemeshoperator3: { source: 'cs-mirror', sourceNamespace: 'mirror' } };
    const cluster = resolved({ ...reference, operators });

    expect(synthesize(cluster).findings).toEqual([]);
    expect(surroundingsOf(cluster).externals).toContainEqual(
      expect.objectContaining({ kind: 'CatalogSource', metadata: { name: 'cs-mirror', namespace: 'mirror' } }),
    );
  });

  it('is that the Service of an application exists, with all the ports that applications name', () => {
    const applications = [8080, 9090].map((port) => ({
      name: `shop-${port}`,
      namespace: 'shop',
      expose: { service: { name: 'web', port } },
    }));

    expect(synthesize(resolved(inPlane({ applications }))).findings).toEqual([]);
  });
});
