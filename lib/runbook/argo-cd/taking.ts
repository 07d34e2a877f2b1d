import type { View } from '../../manifest/view';
import { deletionApproved } from '../../platform/argo-cd-applications';
import { fence } from '../markdown';
import { sync } from './by-hand';
import { type Instance, instanceOf } from './instance';

/** What goes only when somebody says so, and what stays. */
export function taking(view: View): readonly string[] {
  const instance = instanceOf(view);
  const { oc, isAutomated, syncPolicy } = instance;
  return [
    '## When something goes',
    ...(isAutomated
      ? ['What is gone from Git is pruned, but for what stays (below).']
      : [
          'What is gone from Git stays until a sync is told to prune, which may go on to prune all that is gone by then:',
          fence('sh', `${oc} patch ${placeholder} ${sync(syncPolicy, true)}`),
        ]),
    'Namespaces and what a mesh runs by take others with them, so their removal waits for somebody who confirms it. Until ' +
      'then the sync is under way: that application applies no later commit, and prunes nothing else. See what waits, then ' +
      'confirm all of it:',
    fence(
      'sh',
      [`${oc} get ${placeholder} -o jsonpath='{.status.operationState.message}'`, confirmation(instance)].join('\n'),
    ),
    'To decline, revert the commit, then end the sync as above.',
    'These stay, for Argo CD does not take them:',
    [
      '- all that an application brought, when the application is deleted or its cluster leaves the settings: see below',
      '- perhaps the last object of a kind, and what stood in a namespace that is not in the files any more: once the ' +
        'project no longer permits to touch them, Argo CD looks away; `npm run diff` names them, `oc delete` takes them',
      '- an operator whose Subscription is gone: its ClusterServiceVersion and its CRDs stay until somebody deletes them',
    ].join('\n'),
  ];
}

/** The application that a reader puts in its place. */
export const placeholder = 'application.argoproj.io/NAME';

/** Confirms what an application is to prune or delete. */
export function confirmation({ oc }: Instance): string {
  return `${oc} annotate ${placeholder} ${deletionApproved}="$(date -u +%Y-%m-%dT%H:%M:%SZ)" --overwrite`;
}
