import { meaning } from '../rule';
import { shift } from '../wording';

/**
 * OLM updates an operator along its channel. It reads `startingCSV` at the first install only, and an approval that is Manual
 * holds for every operator of the namespace (OLM `pkg/controller/registry/resolver` and `operators/catalog`).
 */
export const operatorUpdate = meaning('control-plane', ['operators.coreos.com/Subscription'], function* (subject) {
  const { change, old, now, touches } = subject;
  if (change.kind !== 'changed' || !old || !now) return;
  const operator = `operator ${now.spec?.name ?? now.metadata.name}`;
  if (touches('spec', 'channel'))
    yield `updates ${operator} (${shift('channel', old.spec?.channel, now.spec?.channel)})`;
  if (touches('spec', 'source') || touches('spec', 'sourceNamespace'))
    yield `takes ${operator} from another catalog (${shift('source', old.spec?.source, now.spec?.source)})`;
  if (touches('spec', 'config')) yield `restarts ${operator} (spec.config)`;
  if (touches('spec', 'startingCSV'))
    yield `leaves ${operator} as it is: startingCSV is read at the first install only`;
  if (!touches('spec', 'installPlanApproval')) return;
  yield now.spec?.installPlanApproval === 'Manual'
    ? `updates of all operators in namespace ${now.metadata.namespace} wait until a person approves them`
    : `${operator} is updated without asking, unless another Subscription of namespace ${now.metadata.namespace} is Manual`;
});
