import type { View } from '../../manifest/view';
import { deletionApproved } from '../../platform/argo-cd-applications';
import { fence } from '../markdown';
import { instanceOf } from './instance';

/** What goes only when somebody says so, and what stays. */
export function taking(view: View): readonly string[] {
  const { oc } = instanceOf(view);
  const application = 'application.argoproj.io/NAME';
  return [
    '## When something goes',
    'What is gone from Git is pruned. Namespaces and what a mesh runs by take others with them, so their removal waits for ' +
      'somebody who confirms it. See what waits, then confirm all of it for that application:',
    fence(
      'sh',
      [
        `${oc} get ${application} -o jsonpath='{.status.operationState.message}'`,
        `${oc} annotate ${application} ${deletionApproved}="$(date -u +%Y-%m-%dT%H:%M:%SZ)" --overwrite`,
      ].join('\n'),
    ),
    'These stay, for Argo CD does not take them:',
    [
      '- all that an application brought, when the application is deleted or its cluster leaves the settings; ' +
        '`argocd app delete --cascade` takes it along',
      '- the last object of a kind, and what stood in a namespace that is not in the files any more: the project no longer ' +
        'permits to touch them, so Argo CD looks away; `npm run diff` names them, `oc delete` takes them',
      '- an operator whose Subscription is gone: its ClusterServiceVersion and its CRDs stay until somebody deletes them',
    ].join('\n'),
  ];
}
