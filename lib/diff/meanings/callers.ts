import { without } from './sets';
import { listed } from './wording';

/** From where something can be reached that was reached from elsewhere, by ranges of addresses: none means anywhere. */
export function tryCallers(old: readonly string[], now: readonly string[]): string | undefined {
  const [gained, lost] = [without(now, old), without(old, now)];
  if (gained.length + lost.length === 0) return undefined;
  if (now.length === 0) return `can be reached from anywhere, no longer only from ${listed(old)}`;
  if (old.length === 0) return `can be reached only from ${listed(now)}, no longer from anywhere`;
  if (gained.length === 0) return `can no longer be reached from ${listed(lost)}`;
  return `can be reached from ${listed(gained)}${lost.length > 0 ? `, no longer from ${listed(lost)}` : ', too'}`;
}
