/** Without the keys whose value is `undefined`, which would otherwise override a default when spread. */
export function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Partial<T>;
}
