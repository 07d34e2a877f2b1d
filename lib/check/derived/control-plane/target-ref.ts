import type { Mesh } from '../../mesh';
import { among, didYouMean } from '../../wording';
import { controlPlanes } from './control-planes';
import { leadOf } from './revisions';

/** Reference to a control plane, by an Istio or by one of its revisions. */
interface TargetRef {
  readonly kind?: string;
  readonly name?: string;
}

/** What is wrong with such a reference, unless it leads to a control plane. */
export function tryTargetFault(mesh: Mesh, { kind, name }: TargetRef = {}): string | undefined {
  const known = namesOf(mesh, kind);
  if (name === undefined || known.length === 0 || known.includes(name)) return undefined;
  // It may well stay with a revision that an upgrade leaves behind.
  if (kind === 'IstioRevision' && leadOf(mesh, name) !== 'nowhere') return undefined;
  return `there is no ${kind} "${name}"${among(known)}${didYouMean(name, known)}`;
}

function namesOf(mesh: Mesh, kind: string | undefined): readonly string[] {
  if (kind === 'Istio') return controlPlanes(mesh).map(({ istio }) => istio.metadata.name);
  return kind === 'IstioRevision' ? controlPlanes(mesh).map(({ revision }) => revision) : [];
}
