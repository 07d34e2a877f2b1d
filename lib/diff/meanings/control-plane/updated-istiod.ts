import { revisionName } from '../../../platform/naming';
import { meaning } from '../rule';
import { named } from '../wording';

/** An InPlace control plane keeps its name: the operator updates the one istiod that there is (sail-operator, "Update strategy"). */
export const updatedIstiod = meaning(
  'control-plane',
  ['sailoperator.io/Istio'],
  function* ({ change, old, now, touches }) {
    if (change.kind !== 'changed' || !old || !now || !touches('spec', 'version')) return;
    const [was, is] = [old, now].map(({ metadata, spec }) =>
      revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? ''),
    );
    if (was !== is || old.spec?.version === now.spec?.version) return;
    yield `updates istiod of ${named(now)} in place from ${old.spec?.version} to ${now.spec?.version}; there is no way back but another update`;
  },
);
