import type { Manifest } from '../manifest/manifest';

/** How the pods of a namespace join the mesh; none where they do not. Injection wins over the revision it is for. */
export function enrolment({ metadata }: Pick<Manifest, 'metadata'>): 'sidecar' | 'ambient' | undefined {
  const { labels = {} } = metadata;
  const injection = labels['istio-injection'];
  const isInjected = injection === 'enabled' || (injection === undefined && labels['istio.io/rev'] !== undefined);
  if (labels['istio.io/dataplane-mode'] === 'ambient') return 'ambient';
  return isInjected ? 'sidecar' : undefined;
}
