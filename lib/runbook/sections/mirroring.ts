import { fence } from '../markdown';

/** How to fill the mirror that a disconnected cluster lives on; nothing where there is none. */
export function mirroring(imageSet: string | undefined): readonly string[] {
  if (imageSet === undefined) return [];
  return [
    '## Fill the mirror',
    `\`${imageSet}\` tells oc-mirror what operators and images this folder needs. On a machine that reaches the internet and ` +
      'the registry, whose name and path you put into `MIRROR` before:',
    fence('sh', `oc mirror --v2 -c ${imageSet} --workspace "file://$HOME/oc-mirror" "docker://$MIRROR"`),
    'Then, logged in to the cluster, what it wrote for the cluster: where operators come from, and from where images are pulled.',
    fence('sh', 'oc apply -f "$HOME/oc-mirror/working-dir/cluster-resources"'),
  ];
}
