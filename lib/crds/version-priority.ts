/** Orders API versions as Kubernetes does, most stable first: `v2`, `v1`, `v1beta1`, `v1alpha3`, then other names. */
export function byPriority(a: string, b: string): number {
  const [left, right] = [rank(a), rank(b)];
  const difference = left.findIndex((part, i) => part !== right[i]);
  return difference < 0 ? compare(a, b) : (right[difference] ?? 0) - (left[difference] ?? 0);
}

const stabilities = ['alpha', 'beta'];

/** Stability, major and minor; higher goes first. */
function rank(version: string): readonly number[] {
  const [, major, stability, minor = 0] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  if (major === undefined) return [-1];
  return [stability === undefined ? stabilities.length : stabilities.indexOf(stability), Number(major), Number(minor)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
