import type { Read } from '../manifest/kinds';
import type { Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import { View } from '../manifest/view';
import { type OperatorFacts, operators } from '../platform/operators';

/** The commands that apply a stage and wait until the next one can follow. */
export function stepCommands({ id, manifests }: Stage): readonly string[] {
  const view = new View(manifests);
  return [
    `oc apply -f ${id}.yaml`,
    ...view.ofKind('operators.coreos.com/Subscription').flatMap(waitForOperator),
    ...view.ofKind('sailoperator.io/IstioCNI').map(waitUntilReady('istiocni')),
    ...view.ofKind('sailoperator.io/Istio').map(waitUntilReady('istio')),
    ...view.ofKind('apps/Deployment').map(waitForRollout),
    ...view.ofKind('cert-manager.io/Certificate').map(waitUntilReady('certificate.cert-manager.io')),
    ...view.ofKind('route.openshift.io/Route').map(waitUntilAdmitted),
  ];
}

/** An operator is there when its ClusterServiceVersion has succeeded, and its operand when its Deployments have rolled out. */
function waitForOperator(subscription: Read<'operators.coreos.com/Subscription'>): readonly string[] {
  const { name, namespace } = subscription.metadata;
  const oc = `oc -n ${namespace}`;
  const status = (field: string) =>
    `$(${oc} get subscription.operators.coreos.com/${name} -o jsonpath='{.status.${field}}')`;
  const facts = Object.values<OperatorFacts>(operators).find(
    (operator) => operator.package === subscription.spec?.name,
  );
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
    ...(facts?.operand
      ? facts.operand.deployments.flatMap((deployment) => waitForOperand(facts.operand?.namespace, deployment))
      : []),
  ];
}

/** Ten minutes at most: what is not there by then, the next command names. */
function waitUntil(condition: string): string {
  return `for _ in $(seq 120); do ${condition} && break; sleep 5; done`;
}

function waitForOperand(namespace: string | undefined, deployment: string): readonly string[] {
  return [
    waitUntil(`oc -n ${namespace} get deployment/${deployment} >/dev/null 2>&1`),
    `oc -n ${namespace} rollout status deployment/${deployment} --timeout=5m`,
  ];
}

function waitUntilReady(resource: string): (object: Pick<Manifest, 'metadata'>) => string {
  return ({ metadata: { name, namespace } }) => {
    const oc = namespace === undefined ? 'oc' : `oc -n ${namespace}`;
    return `${oc} wait --for=condition=Ready ${resource}/${name} --timeout=10m`;
  };
}

function waitForRollout({ metadata: { name, namespace } }: Pick<Manifest, 'metadata'>): string {
  return `oc -n ${namespace} rollout status deployment/${name} --timeout=10m`;
}

function waitUntilAdmitted({ metadata: { name, namespace } }: Pick<Manifest, 'metadata'>): string {
  // The router writes the condition Admitted first; kubectl's wait takes no filter with an equals sign in it.
  const admitted = "jsonpath='{.status.ingress[0].conditions[0].status}'=True";
  return `oc -n ${namespace} wait --for=${admitted} route.route.openshift.io/${name} --timeout=2m`;
}
