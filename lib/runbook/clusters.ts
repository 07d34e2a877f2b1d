import type { View } from '../manifest/view';

/** A control plane's place in a mesh of several clusters. */
export interface ClusterOfMesh {
  readonly istio: string;
  readonly namespace: string;
  readonly name: string;
  readonly meshID?: string;
  readonly network?: string;
  /** Whether the control plane of another cluster serves this one. */
  readonly isRemote: boolean;
  /** Where a remote cluster finds that control plane. */
  readonly remotePilotAddress?: string;
  /** Whether this control plane serves other clusters too. */
  readonly isExternal: boolean;
  /** Whether something other than istiod signs certificates. */
  readonly hasSigner: boolean;
}

/** The control planes that know their cluster by a name, as those of a mesh of several do. */
export function clustersOf(view: View): readonly ClusterOfMesh[] {
  return view.ofKind('sailoperator.io/Istio').flatMap(({ metadata, spec }) => {
    const { global, pilot } = spec?.values ?? {};
    const name = global?.multiCluster?.clusterName;
    if (!name) return [];
    const env: Readonly<Record<string, unknown>> = pilot?.env ?? {};
    const { meshID, network, remotePilotAddress } = global ?? {};
    return [
      {
        istio: metadata.name,
        namespace: spec?.namespace ?? '',
        name,
        ...(meshID && { meshID }),
        ...(network && { network }),
        isRemote: spec?.profile === 'remote' || remotePilotAddress !== undefined,
        ...(remotePilotAddress && { remotePilotAddress }),
        isExternal: global?.externalIstiod === true || env.EXTERNAL_ISTIOD === 'true',
        hasSigner: global?.caAddress !== undefined,
      },
    ];
  });
}
