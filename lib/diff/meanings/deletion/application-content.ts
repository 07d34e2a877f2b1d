import { applicationKinds, automationOf, clusterOf, tryApplicationChange } from '../applications';
import { meaning } from '../rule';
import { present } from '../sets';
import { listed } from '../wording';
import { lostGuards } from './guards';

/**
 * What an Application no longer finds where it reads is pruned, or left out of sync; what it brought to another cluster than
 * its own is nobody's (Argo CD, "Automated Sync Policy"). Another namespace is for objects that name none.
 */
export const applicationContent = meaning('deletion', applicationKinds, function* (subject) {
  const application = tryApplicationChange(subject);
  if (!application) return;
  const { name, old, now, touched } = application;
  const [before, after] = [automationOf(old), automationOf(now)];
  const places = [...touched('source'), ...touched('sources')];
  if (places.length > 0)
    yield `${name} reads something else (${listed(places)}): ${after.prune ? 'what is not there is pruned' : 'what is not there is kept, out of sync, until somebody prunes it'}`;
  if (clusterOf(old) !== clusterOf(now))
    yield `${name} is brought to ${clusterOf(now)}: what it deployed to ${clusterOf(old)} stays, and is no longer kept in sync`;
  if (after.prune && !before.prune) yield `${name} is pruned from now on: what is gone from Git is deleted`;
  if (after.allowEmpty && !before.allowEmpty) yield `${name} is pruned altogether where nothing is read (allowEmpty)`;
  const [was, is] = [old, now].map(({ syncPolicy }) => present(syncPolicy?.syncOptions));
  yield* lostGuards(was ?? [], is ?? [], `what ${name} deployed`);
});
