import { argoCDFolder } from '../../../platform/argo-cd-applications';
import { partOf } from '../../../platform/argo-cd-parts';
import { meaningOfAny } from '../rule';
import { named } from '../wording';

/** Two Applications bring a cluster its files: the one that loses an object may prune it before the other has taken it. */
export const movedObject = meaningOfAny('deletion', function* ({ change, now }) {
  const { cluster, oldStage, stage } = change;
  if (oldStage === undefined || cluster === argoCDFolder || partOf(oldStage) === partOf(stage)) return;
  yield `under Argo CD, the Application of part "${partOf(oldStage)}" may delete ${named(now)} before that of part "${partOf(stage)}" makes it anew`;
});
