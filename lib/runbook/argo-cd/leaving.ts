import type { View } from '../../manifest/view';
import { resourcesFinalizer } from '../../platform/argo-cd-applications';
import { fence, listed } from '../markdown';
import { applyAsArgoCD } from './bring-up';
import { sync } from './by-hand';
import { type Instance, instanceOf } from './instance';
import { confirmation, placeholder } from './taking';

/** How a mesh is taken off a cluster, which a commit alone does not do. */
export function leaving(view: View): readonly string[] {
  const instance = instanceOf(view);
  const { oc, root, rootSyncPolicy, isAutomated, sets, labels } = instance;
  const ofSecret = labels.length > 0 ? `, and ${listed(labels)} off its Secret,` : '';
  const held = isAutomated || sets.length > 0;
  const finalizer = JSON.stringify({ metadata: { finalizers: [resourcesFinalizer] } });
  return [
    '## Take a mesh off a cluster',
    'Do this while the cluster is still in Git: once it is not, the project permits Argo CD no longer to touch the mesh.',
    ...(held ? ['Keep Argo CD from making its applications again:', fence('sh', hold(instance).join('\n'))] : []),
    'Delete the application of the mesh with all that it brought, and when that is gone the one of its operators. What says ' +
      '`Delete=confirm` waits for a confirmation that is later than the deletion; all of it waits for a sync that is still ' +
      'under way, which is ended as above:',
    fence(
      'sh',
      [
        `${oc} patch ${placeholder} --type merge -p '${finalizer}'`,
        `${oc} delete ${placeholder} --wait=false`,
        confirmation(instance),
        `${oc} wait --for=delete ${placeholder} --timeout=30m`,
      ].join('\n'),
    ),
    `Take the cluster out of the settings${ofSecret} and merge that. Then have \`${root}\` go on:`,
    fence(
      'sh',
      isAutomated ? applyAsArgoCD('40-root') : `${oc} patch application.argoproj.io/${root} ${sync(rootSyncPolicy)}`,
    ),
  ];
}

/** The root makes again what somebody deletes, and so do ApplicationSets, which also take off the finalizer. */
function hold({ oc, root, isAutomated, sets }: Instance): readonly string[] {
  const suspended = JSON.stringify({ spec: { syncPolicy: { automated: null } } });
  const all = sets.map((name) => `applicationset.argoproj.io/${name}`).join(' ');
  return [
    ...(isAutomated ? [`${oc} patch application.argoproj.io/${root} --type merge -p '${suspended}'`] : []),
    ...(sets.length > 0 ? [`${oc} delete ${all} --cascade=orphan`] : []),
  ];
}
