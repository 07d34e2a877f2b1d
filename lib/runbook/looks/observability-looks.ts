import type { View } from '../../manifest/view';
import { userWorkloadMonitoring } from '../../platform/monitoring';
import { collectors, tempoStacks } from '../operator-objects';
import type { Look } from './look';

/** Where metrics, graphs and traces of the mesh are seen. */
export function observabilityLooks(view: View): readonly Look[] {
  return [...monitoringLooks(view), ...kialiLooks(view), ...traceLooks(view)];
}

function monitoringLooks(view: View): readonly Look[] {
  const { namespace, name } = userWorkloadMonitoring;
  const isTurnedOn = view.tryFind('core/ConfigMap', namespace, name) !== undefined;
  const monitors = view.ofKind('monitoring.coreos.com/PodMonitor').length > 0;
  return [
    ...(isTurnedOn
      ? [
          {
            see: 'the monitoring of what users run is `Running`',
            command: 'oc -n openshift-user-workload-monitoring get pods',
          },
        ]
      : []),
    ...(monitors
      ? [{ see: 'every namespace of the mesh has a monitor', command: 'oc get podmonitor,servicemonitor -A' }]
      : []),
  ];
}

function kialiLooks(view: View): readonly Look[] {
  return [
    ...view.ofKind('kiali.io/Kiali').map(({ metadata, spec }) => ({
      see: `Kiali \`${metadata.name}\` answers at the address that this prints, and shows the way of the requests above`,
      command: routeAddress(
        spec?.deployment?.namespace ?? metadata.namespace,
        spec?.deployment?.instance_name ?? 'kiali',
      ),
    })),
    ...view.ofKind('kiali.io/OSSMConsole').map(() => ({
      see: "OpenShift's console has pages of the mesh: `ossmconsole` is among its plugins",
      command: 'oc get console.operator.openshift.io/cluster -o jsonpath=\'{.spec.plugins}{"\\n"}\'',
    })),
  ];
}

function traceLooks(view: View): readonly Look[] {
  return [
    ...collectors(view).map(({ metadata: { name, namespace }, workload }) => ({
      see: `collector \`${name}\` takes traces: its log names no failed export`,
      command: `oc -n ${namespace} logs ${workload} --tail=20`,
    })),
    ...tempoStacks(view).map(({ metadata: { name, namespace } }) => ({
      see: `Tempo \`${name}\` keeps them: its pods are \`Running\``,
      command: `oc -n ${namespace} get pods -l app.kubernetes.io/instance=${name}`,
    })),
    ...tempoStacks(view)
      .filter(({ spec }) => spec?.template?.queryFrontend?.jaegerQuery?.ingress?.type === 'route')
      .map(({ metadata: { name, namespace } }) => ({
        see: 'traces are looked up at the address that this prints',
        command: routeAddress(namespace, `tempo-${name}-query-frontend`),
      })),
  ];
}

/** The operator makes the Route, and the router its host. */
function routeAddress(namespace: string | undefined, name: string): string {
  return `oc -n ${namespace} get route.route.openshift.io/${name} -o jsonpath='https://{.spec.host}{"\\n"}'`;
}
