import type { Mesh } from './mesh';
import type { Complaint } from './rule';

/** What the schemas of the objects say under one code. */
export function violationsOf({ violations }: Mesh, code: string): readonly Complaint[] {
  return violations
    .filter((violation) => violation.code === code)
    .map(({ on, at, message, severity }) => ({ on, at, message, severity }));
}
