import type { Read } from '../../manifest/kinds';
import type { SubscriptionName } from '../../platform/footprint';
import { type OperatorFacts, operators } from '../../platform/operators';
import { waitUntil } from './shell';
import { waitForMade } from './waits';

/** An operator is there when its ClusterServiceVersion has succeeded, and its operand when its Deployments have rolled out. */
export function waitForOperator(subscription: Read<'operators.coreos.com/Subscription'>): readonly string[] {
  const { name, namespace = '' } = subscription.metadata;
  const oc = `oc -n ${namespace}`;
  const status = (field: string) => statusOf({ name, namespace }, field);
  const operand = Object.values<OperatorFacts>(operators).find(
    (operator) => operator.package === subscription.spec?.name,
  )?.operand;
  return [
    ...(subscription.spec?.installPlanApproval === 'Manual'
      ? [
          waitUntil(`[ -n "${status('installPlanRef.name')}" ]`),
          // Only the first install: run again, it would approve whatever upgrade waits.
          `[ -n "${status('installedCSV')}" ] || ${approval({ name, namespace })}`,
        ]
      : []),
    waitUntil(`[ -n "${status('installedCSV')}" ]`),
    `${oc} wait --for=jsonpath='{.status.phase}'=Succeeded csv/"${status('installedCSV')}" --timeout=10m`,
    ...(operand
      ? operand.deployments.flatMap((name) => waitForMade(operand.namespace, `deployment/${name}`, '5m'))
      : []),
  ];
}

/** Approves what waits for it: an installation, or an upgrade. */
export function approval(subscription: SubscriptionName): string {
  const plan = statusOf(subscription, 'installPlanRef.name');
  return `oc -n ${subscription.namespace} patch installplan "${plan}" --type=merge -p '{"spec":{"approved":true}}'`;
}

function statusOf({ name, namespace }: SubscriptionName, field: string): string {
  return `$(oc -n ${namespace} get subscription.operators.coreos.com/${name} -o jsonpath='{.status.${field}}')`;
}
