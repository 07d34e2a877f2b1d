import { groupOf } from '../../../manifest/manifest';
import { fieldsOf } from '../../../manifest/mapping';
import { breadthOf } from '../breadth';
import { meaningOfAny } from '../rule';
import { named } from '../wording';

/** Lists of an AppProject that say what its Applications may deploy, from where and to where (Argo CD, "Projects"). */
const allowances = [
  'sourceRepos',
  'sourceNamespaces',
  'destinations',
  'clusterResourceWhitelist',
  'namespaceResourceWhitelist',
];

/** Whoever can change what an Application reads gets that much more of the cluster. */
export const appProject = meaningOfAny('exposure', function* ({ change, old, now, touches }) {
  if (change.kind !== 'changed' || now?.kind !== 'AppProject' || groupOf(now) !== 'argoproj.io') return;
  for (const field of allowances) {
    const [was, is] = [fieldsOf(old?.spec)[field] ?? [], fieldsOf(now.spec)[field] ?? []];
    if (!touches('spec', field) || !Array.isArray(was) || !Array.isArray(is)) continue;
    const breadth = breadthOf(was, is);
    if (breadth === 'wider' || breadth === 'other')
      yield `Applications of ${named(now)} are allowed more by spec.${field}`;
  }
});
