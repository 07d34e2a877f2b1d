import { gatewayName, tryGenerated } from '../gateways';
import { makerOf } from '../revisions';
import { meaning } from '../rule';

/**
 * istiod makes the pods of a Gateway from its `infrastructure`, or its labels where that has none, and calls them by its
 * class; it does not delete what it made under another name (istio `gatewaycommon/deploymentcontroller.go`).
 */
export const generatedGateway = meaning('restart', ['gateway.networking.k8s.io/Gateway'], function* (subject) {
  const { change, old, now, before, after, touches } = subject;
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [tryGenerated(before(), old), tryGenerated(after(), now)];
  if (was && is && was.name !== is.name) {
    yield `istiod makes ${gatewayName(is)}; Deployment and Service ${was.name} stay until they are deleted by hand`;
    return;
  }
  if (!is) return;
  const isLabelled = now.spec?.infrastructure?.labels === undefined && touches('metadata', 'labels');
  const isMoved =
    touches('metadata', 'labels') && was && makerOf(before(), was.gateway) !== makerOf(after(), is.gateway);
  if (touches('spec', 'infrastructure') || isLabelled || isMoved) yield `restarts the pods of ${gatewayName(is)}`;
});
