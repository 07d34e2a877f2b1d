import { partNames } from '../../platform/argo-cd-parts';
import type { Instance, SyncPolicy } from './instance';

/** Syncs the root, then what it made: the operators of all clusters, then what they run. */
export function syncAll({ oc, root, rootSyncPolicy, applications, syncPolicy }: Instance): readonly string[] {
  return [
    `${oc} patch application.argoproj.io/${root} ${sync(rootSyncPolicy)}`,
    `for part in ${partNames.join(' ')}; do`,
    `  for application in $(${oc} get ${applications} -o name | grep -e "-$part$"); do`,
    `    ${oc} patch "$application" ${sync(syncPolicy)}`,
    '  done',
    'done',
  ];
}

/** What `oc patch` is to do to an Application, which takes no option of a sync but those that it is given then. */
export function sync({ syncOptions, retry }: SyncPolicy, prune?: true): string {
  const operation = { operation: { sync: { prune, syncOptions, syncStrategy: { hook: {} } }, retry } };
  return `--type merge -p '${JSON.stringify(operation)}'`;
}
