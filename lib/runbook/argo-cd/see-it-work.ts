import type { View } from '../../manifest/view';
import { fence, table } from '../markdown';
import { instanceOf } from './instance';

/** How one sees that it works, what the words mean, and what helps where it does not. */
export function seeItWork(view: View): readonly string[] {
  const { oc, applications: all, root } = instanceOf(view);
  return [
    '## See it work',
    fence(
      'sh',
      [
        `${oc} wait --for=jsonpath='{.status.sync.status}'=Synced application.argoproj.io/${root} --timeout=10m`,
        `for _ in $(seq 60); do ${oc} get ${all} -o name | grep -q . && break; sleep 5; done`,
        `${oc} wait --for=jsonpath='{.status.sync.status}'=Synced ${all} --timeout=60m`,
        `${oc} wait --for=jsonpath='{.status.health.status}'=Healthy ${all} --timeout=60m`,
        `${oc} get ${all}`,
      ].join('\n'),
    ),
    'A mesh fails to sync until its operators have brought their kinds, and is tried again by itself until then.',
    table(
      ['what Argo CD says', 'what it means'],
      [
        ['Synced', 'what is in the cluster is what is in Git'],
        ['OutOfSync', 'it is not, or not yet; `argocd app diff` shows what differs'],
        [
          'Healthy',
          'operators are installed, control planes, gateways and workloads are ready, certificates are issued',
        ],
        ['Progressing', 'something is on its way, and later waves wait for it'],
        ['Degraded', 'something will not become ready by itself; the resource says what'],
        ['Missing', 'something is not there yet'],
      ],
    ),
    'While a sync waits for health it looks at no newer commit. Where it waits for something that only a commit can mend, ' +
      'end it (`argocd app terminate-op`, or as here for one application):',
    fence(
      'sh',
      `${oc} patch application.argoproj.io/NAME --type merge -p '{"status":{"operationState":{"phase":"Terminating"}}}'`,
    ),
  ];
}
