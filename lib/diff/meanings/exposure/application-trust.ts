import { applicationKinds, repositoriesOf, tryApplicationChange } from '../applications';
import { meaning } from '../rule';
import { without } from '../sets';
import { listed } from '../wording';

/** Whoever writes to the repository decides what is applied, as far as the project allows (Argo CD, "Projects"). */
export const applicationTrust = meaning('exposure', applicationKinds, function* (subject) {
  const application = tryApplicationChange(subject);
  if (!application) return;
  const { name, old, now } = application;
  if (old.project !== now.project) yield `${name} is held to AppProject ${now.project}, no longer to ${old.project}`;
  const repositories = without(repositoriesOf(now), repositoriesOf(old));
  if (repositories.length > 0) yield `who writes to ${listed(repositories)} decides what ${name} deploys`;
});
