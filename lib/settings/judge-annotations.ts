import type { Fault } from './fault';
import { isAnnotationName } from './names';

/** What names of annotations cannot be. */
export function* judgeAnnotations(annotations: Readonly<Record<string, string>>, at: string): Iterable<Fault> {
  for (const name of Object.keys(annotations)) {
    if (!isAnnotationName(name)) yield { at: `${at}["${name}"]`, say: `"${name}" is not a name of an annotation` };
  }
}
