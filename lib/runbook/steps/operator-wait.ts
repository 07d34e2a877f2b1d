import type { Read } from '../../manifest/kinds';
import { type OperatorFacts, operators } from '../../platform/operators';
import { waitUntil } from './shell';
import { waitForMade } from './waits';

/** An operator is there when its ClusterServiceVersion has succeeded, and its operand when its Deployments have rolled out. */
export function waitForOperator(subscription: Read<'operators.coreos.com/Subscription'>): readonly string[] {
  const { name, namespace } = subscription.metadata;
  const oc = `oc -n ${namespace}`;
  const status = (field: string) =>
    `$(${oc} get subscription.operators.coreos.com/${name} -o jsonpath='{.status.${field}}')`;
  const operand = Object.values<OperatorFacts>(operators).find(
    (operator) => operator.package === subscription.spec?.name,
  )?.operand;
  return [
    ...(subscription.spec?.installPlanApproval === 'Manual'
      ? [
          waitUntil(`[ -n "${status('installPlanRef.name')}" ]`),
          // Only the first install: run again, it would approve whatever upgrade waits.
          `[ -n "${status('installedCSV')}" ] || ${oc} patch installplan "${status('installPlanRef.name')}" --type=merge -p '{"spec":{"approved":true}}'`,
        ]
      : []),
    waitUntil(`[ -n "${status('installedCSV')}" ]`),
    `${oc} wait --for=jsonpath='{.status.phase}'=Succeeded csv/"${status('installedCSV')}" --timeout=10m`,
    ...(operand
      ? operand.deployments.flatMap((name) => waitForMade(operand.namespace, `deployment/${name}`, '5m'))
      : []),
  ];
}
