import type { Fault } from '../fault';
import { judgeLabel } from '../faults';
import type { Cluster } from '../resolve';
import { suggestion } from '../suggestion';
import { upstreamImages } from './images';

/** What a mirror cannot be, and which images cannot be pinned. */
export function* judgeMirror(cluster: Cluster): Iterable<Fault> {
  const { mirror } = cluster;
  if (!mirror) return;
  const fault = tryRegistryFault(mirror.registry);
  if (fault) yield { at: 'mirror.registry', say: fault };
  yield* judgeLabel(mirror.source, 'mirror.source');
  const images = upstreamImages(cluster);
  for (const [image, digest] of Object.entries(mirror.digests)) {
    const at = `mirror.digests["${image}"]`;
    if (!images.includes(image)) {
      const hint = images.length > 0 ? suggestion(image, images) : '; no sample runs, so there is none to pin';
      yield { at, say: `no pod runs "${image}"${hint}` };
    } else if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
      yield { at, say: `"${digest}" is not a digest; write "sha256:" and 64 hexadecimal digits` };
    }
  }
}

function tryRegistryFault(registry: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(registry))
    return `"${registry}" carries a scheme; write "${registry.replace(/^.*:\/\//, '')}"`;
  const [host = '', ...path] = registry.split('/');
  const isHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/.test(host) && (/[.:]/.test(host) || host === 'localhost');
  // By the grammar of image names (github.com/distribution/reference).
  const isPath = path.every((part) => /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/.test(part));
  return isHost && isPath
    ? undefined
    : `"${registry}" is no registry; write its host, and a path perhaps: "registry.acme.org/mirror"`;
}
