import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { type Container, type Workload, workloads } from './workloads';

/** An object beside pods that they need in order to start. */
export interface PodReference {
  readonly workload: Workload;
  /** Path in the pod's own spec. */
  readonly at: string;
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
}

/** Everything that pods need and that is not marked as optional. */
export const podReferences = derived((mesh: Mesh): readonly PodReference[] =>
  workloads(mesh).flatMap((workload) => {
    const { volumes = [], containers = [], initContainers = [] } = workload.pod;
    return [
      ...volumes.flatMap((volume, index) => ofVolume(volume, `volumes[${index}]`)),
      ...containers.flatMap((container, index) => ofContainer(container, `containers[${index}]`)),
      ...initContainers.flatMap((container, index) => ofContainer(container, `initContainers[${index}]`)),
    ].flatMap(({ source, ...reference }) =>
      source?.name && source.optional !== true ? [{ workload, ...reference, name: source.name }] : [],
    );
  }),
);

interface Found extends Pick<PodReference, 'at' | 'kind'> {
  readonly source?: { readonly name?: string; readonly optional?: boolean };
}

function ofVolume(
  { configMap, secret, persistentVolumeClaim, projected }: NonNullable<Workload['pod']['volumes']>[number],
  at: string,
): readonly Found[] {
  const { sources = [] } = projected ?? {};
  return [
    { at: `${at}.configMap.name`, kind: 'ConfigMap', source: configMap },
    { at: `${at}.secret.secretName`, kind: 'Secret', source: { ...secret, name: secret?.secretName } },
    {
      at: `${at}.persistentVolumeClaim.claimName`,
      kind: 'PersistentVolumeClaim',
      source: { name: persistentVolumeClaim?.claimName },
    },
    ...sources.flatMap((source, index): readonly Found[] => [
      { at: `${at}.projected.sources[${index}].configMap.name`, kind: 'ConfigMap', source: source.configMap },
      { at: `${at}.projected.sources[${index}].secret.name`, kind: 'Secret', source: source.secret },
    ]),
  ];
}

function ofContainer({ env = [], envFrom = [] }: Container, at: string): readonly Found[] {
  return [
    ...env.flatMap(({ valueFrom }, index): readonly Found[] => [
      {
        at: `${at}.env[${index}].valueFrom.configMapKeyRef.name`,
        kind: 'ConfigMap',
        source: valueFrom?.configMapKeyRef,
      },
      { at: `${at}.env[${index}].valueFrom.secretKeyRef.name`, kind: 'Secret', source: valueFrom?.secretKeyRef },
    ]),
    ...envFrom.flatMap(({ configMapRef, secretRef }, index): readonly Found[] => [
      { at: `${at}.envFrom[${index}].configMapRef.name`, kind: 'ConfigMap', source: configMapRef },
      { at: `${at}.envFrom[${index}].secretRef.name`, kind: 'Secret', source: secretRef },
    ]),
  ];
}
