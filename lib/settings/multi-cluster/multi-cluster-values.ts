import { injectionPath } from '../../platform/multi-cluster';
import type { ValuesOf } from '../istio-values/istio-values';

/** What a control plane is told of its place among clusters; where it serves remote ones, that it does, and there, where it is. */
export const multiClusterValues: ValuesOf = ({ multiCluster }) => {
  if (!multiCluster) return {};
  const { meshID, network, clusterName, remote, hasRemotes } = multiCluster;
  return {
    global: {
      meshID,
      network,
      multiCluster: { clusterName },
      ...(hasRemotes && { externalIstiod: true }),
      ...(remote && { remotePilotAddress: remote.remotePilotAddress }),
    },
    ...(remote && { istiodRemote: { injectionPath: injectionPath(clusterName, network) } }),
  };
};
