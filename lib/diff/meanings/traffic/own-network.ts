import { controlPlanes } from '../../../check/derived/control-plane/control-planes';
import { meaning } from '../rule';
import { shift } from '../wording';

/** The label of the namespace of istiod says which network the pods of the cluster are in (istio.io, "Install Multi-Primary on different networks"). */
export const ownNetwork = meaning('traffic', ['core/Namespace'], function* ({ change, old, now, after }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [old, now].map((namespace) => namespace?.metadata.labels?.['topology.istio.io/network']);
  if (was === is || !controlPlanes(after()).some(({ namespace }) => namespace === now.metadata.name)) return;
  yield `the pods of the cluster are in another network (${shift('topology.istio.io/network', was, is)}): calls between networks go by east-west gateways, calls within one do not`;
});
