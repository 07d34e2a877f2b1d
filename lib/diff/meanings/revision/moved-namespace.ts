import { generatedGateways } from '../../../check/derived/gateway/gateway-api';
import { gatewayName } from '../gateways';
import { askedBy, makerOf, revisionBehind } from '../revisions';
import { meaning } from '../rule';
import { listed, rollout } from '../wording';

/**
 * Which proxy pods get is decided when they are made: those that run keep theirs (istio.io, "Canary Upgrades"). Gateways that
 * istiod makes there, and whose own label does not say otherwise, the other istiod takes over at once.
 */
export const movedNamespace = meaning('revision', ['core/Namespace'], function* ({ change, old, now, before, after }) {
  const [asked, asks] = [askedBy(old), askedBy(now)];
  if (change.kind !== 'changed' || !now || asked === undefined || asks === undefined || asked === asks) return;
  const [was, is] = [revisionBehind(before(), asked), revisionBehind(after(), asks)];
  if (was === is) return;
  const { name } = now.metadata;
  yield `pods of namespace ${name} get their proxy from "${is}", no longer from "${was}", when they start anew: ${rollout([name])}`;
  const generated = generatedGateways(after()).filter(({ namespace, gateway }) => {
    const isAsked = namespace === name && gateway.metadata.labels?.['istio.io/rev'] === undefined;
    return isAsked && makerOf(before(), gateway) !== makerOf(after(), gateway);
  });
  if (generated.length > 0) yield `istiod restarts the pods of ${listed(generated.map(gatewayName))}`;
});
