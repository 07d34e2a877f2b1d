/** A JSON object whose fields nobody vouches for. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a value, none where it is no JSON object. */
export function fieldsOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

/** The fields of each item of a value, none where it is no list. */
export function itemsOf(value: unknown): readonly Mapping[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
