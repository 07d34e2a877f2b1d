/** A value as faults quote it, whatever it is. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return isPlain(value) ? 'a map' : `an instance of ${classOf(value)}`;
  return typeof value === 'function' ? 'a function' : String(value);
}

/** Whether an object is a list or a map as a literal writes it, and of no class: what YAML has words for. */
export function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function classOf(value: object): string {
  return Object.getPrototypeOf(value).constructor?.name || 'a class without a name';
}
