import { describe, expect, it } from 'vitest';
import { observed, specOf, titlesOf } from '../../observed';

describe('istiod', () => {
  it('is scraped by the Service of each revision, and not by those of tags as well', () => {
    const settings = observed(
      {},
      {
        updateStrategy: { type: 'RevisionBased' },
        revisionTags: [{ name: 'stable', version: 'v1.28.10' }],
      },
    );

    expect(titlesOf(settings, 'ServiceMonitor')).toEqual(['ServiceMonitor istio-system/istiod-monitor']);
    expect(specOf(settings, 'ServiceMonitor istio-system/istiod-monitor')).toEqual({
      targetLabels: ['app'],
      selector: {
        matchLabels: { istio: 'pilot' },
        matchExpressions: [{ key: 'istio.io/tag', operator: 'DoesNotExist' }],
      },
      endpoints: [{ port: 'http-monitoring', interval: '30s' }],
    });
  });
});
