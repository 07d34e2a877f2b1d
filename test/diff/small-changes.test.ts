import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../../lib/diff/dist';
import { tell } from '../../lib/diff/tell';
import { text } from '../../lib/diff/text';
import type { ToldCluster } from '../../lib/diff/told-cluster';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { inGateway, inPlane, reference } from '../support';
import { commitAll, git, temporaryFolder, writeDist } from './dists';

/** What a reviewer sees of a change of settings: what Rigging tells of it, without what it means, and git's own count. */
function review(before: ClusterSettings, after: ClusterSettings): { readonly told: string; readonly lines: number } {
  const folder = temporaryFolder();
  const [old, dist] = [join(folder, 'old'), join(folder, 'dist')];
  mkdirSync(old);
  writeDist(old, before);
  writeDist(dist, before);
  commitAll(folder);
  writeDist(dist, after);
  const sides = { old: 'old/', new: 'dist/' };
  const clusters = withFolder(old, dist).pairs.map((pair) => tell(pair, sides).told);
  const counts = git(folder, 'diff', '--numstat', '--', 'dist/*.yaml').trim().split('\n');
  const added = counts.map((line) => Number(line.split('\t')[0]));
  return { told: text(clusters.map(withoutMeanings), sides), lines: added.reduce((sum, count) => sum + count, 0) };
}

function withoutMeanings(cluster: ToldCluster): ToldCluster {
  return { ...cluster, objects: cluster.objects.map((object) => ({ ...object, meanings: [] })) };
}

describe('what a reviewer sees is as small as the change', () => {
  it('of a host', () => {
    const at = (host: string) => {
      const [application] = reference.controlPlanes[0].applications;
      return inPlane({ applications: [{ ...application, expose: { ...application.expose, host } }] });
    };

    expect(review(at('shop.apps-crc.testing'), at('store.apps-crc.testing'))).toEqual({
      told: [
        'crc',
        '  ~ Certificate istio-ingress/bookinfo-https (40-certificates)',
        '      ~ spec.dnsNames[0]: shop.apps-crc.testing -> store.apps-crc.testing',
        '  ~ Gateway app1/bookinfo-gateway (60-routing)',
        '      ~ spec.servers[https].hosts[0]: shop.apps-crc.testing -> store.apps-crc.testing',
        '  ~ Route istio-ingress/bookinfo-gateway-https (60-routing)',
        '      ~ spec.host: shop.apps-crc.testing -> store.apps-crc.testing',
        '  ~ VirtualService app1/bookinfo (60-routing)',
        '      ~ spec.hosts[0]: shop.apps-crc.testing -> store.apps-crc.testing',
        '  also changed: README.md',
        '',
        '4 objects changed in 1 cluster',
        '',
      ].join('\n'),
      lines: 4,
    });
  });

  it('of the number of replicas', () => {
    expect(review(inGateway({ replicas: 2 }), inGateway({ replicas: 3 }))).toEqual({
      told: [
        'crc',
        '  ~ Deployment istio-ingress/istio-ingressgateway (30-gateways)',
        '      ~ spec.replicas: 2 -> 3',
        '',
        '1 object changed in 1 cluster',
        '',
      ].join('\n'),
      lines: 1,
    });
  });

  it('of the version of Istio', () => {
    expect(review(inPlane({ version: 'v1.30.1' }), inPlane({ version: 'v1.30.3' }))).toEqual({
      told: [
        'crc',
        '  ~ IstioCNI default (20-control-plane)',
        '      ~ spec.version: v1.30.1 -> v1.30.3',
        '  ~ Istio default (20-control-plane)',
        '      ~ spec.version: v1.30.1 -> v1.30.3',
        '  also changed: README.md',
        '',
        '2 objects changed in 1 cluster',
        '',
      ].join('\n'),
      lines: 2,
    });
  });

  it('nothing, where nothing changed', () => {
    expect(review(reference, reference)).toEqual({ told: 'no object differs\n', lines: 0 });
  });
});
