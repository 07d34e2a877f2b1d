import { meaning } from '../rule';

/** The CRDs of an operator are there once its ClusterServiceVersion has succeeded; until then its kinds are unknown (OLM). */
export const operatorInstall = meaning(
  'wait',
  ['operators.coreos.com/Subscription'],
  function* ({ old, now, touches }) {
    if (!now || (old && !touches('spec', 'channel') && !touches('spec', 'source'))) return;
    const operator = `operator ${now.spec?.name ?? now.metadata.name}`;
    const approval = now.spec?.installPlanApproval === 'Manual' ? 'a person approves its InstallPlan, and ' : '';
    yield `${operator} is ${old ? 'updated' : 'installed'} once ${approval}its ClusterServiceVersion has succeeded`;
  },
);
