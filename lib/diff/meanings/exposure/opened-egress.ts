import { callersOf, isRegistryOnly } from '../egress';
import { meaning } from '../rule';
import { present, without } from '../sets';
import { listed } from '../wording';

/** With REGISTRY_ONLY, pods call outside hosts only that a ServiceEntry names (istio.io, "Accessing External Services"). */
export const openedEgress = meaning(
  'exposure',
  ['networking.istio.io/ServiceEntry'],
  function* ({ old, now, after, touches }) {
    if (!now || !touches('spec') || now.spec?.location === 'MESH_INTERNAL' || !isRegistryOnly(after())) return;
    const gained = without(present(now.spec?.hosts), present(old?.spec?.hosts));
    if (gained.length > 0) yield `${callersOf(now)} may call ${listed(gained)}`;
  },
);
