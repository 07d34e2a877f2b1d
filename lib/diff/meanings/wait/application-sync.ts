import { applicationKinds, automationOf, tryApplicationChange } from '../applications';
import { meaning } from '../rule';

/** When what stands in Git is applied (Argo CD, "Automated Sync Policy"). */
export const applicationSync = meaning('wait', applicationKinds, function* (subject) {
  const application = tryApplicationChange(subject);
  if (!application) return;
  const { name } = application;
  const [before, after] = [automationOf(application.old), automationOf(application.now)];
  if (before.isOn && !after.isOn) yield `${name} waits with every change in Git until somebody syncs it`;
  if (after.isOn && !before.isOn) yield `${name} follows Git without being asked, at once where it is out of sync`;
  if (before.selfHeal && after.isOn && !after.selfHeal) yield `${name} keeps what is changed by hand until Git changes`;
  if (after.selfHeal && before.isOn && !before.selfHeal) yield `${name} loses what was changed by hand`;
});
