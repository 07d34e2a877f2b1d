import type { View } from '../../manifest/view';
import { looks } from '../looks/looks';
import { capital, item } from '../markdown';
import type { RequestPath } from '../paths/request-path';

/** Commands that show that the mesh works, and what is then to be seen. */
export function seeItWork(view: View, paths: readonly RequestPath[]): readonly string[] {
  return ['## See it work', ...looks(view, paths).map(({ see, command }) => item(capital(see), command))];
}
