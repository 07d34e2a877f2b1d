/** Labels by which Kubernetes chooses objects (`matchLabels`). */
export type Labels = Readonly<Record<string, unknown>>;

/** Whether an object can have a label (Kubernetes, "Labels and Selectors"). */
export function isLabel(key: string, value: unknown): boolean {
  const isKey = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(key);
  return isKey && typeof value === 'string' && /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/.test(value);
}

/** Whether no object can have the labels of both. */
export function areDisjoint(a: Labels, b: Labels): boolean {
  return Object.keys(a).some((key) => key in b && a[key] !== b[key]);
}
