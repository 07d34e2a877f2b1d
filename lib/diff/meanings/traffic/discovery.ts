import { isDeepStrictEqual } from 'node:util';
import { type ControlPlane, controlPlanes } from '../../../check/derived/control-plane/control-planes';
import { isDiscovered } from '../../../check/derived/control-plane/discovery';
import type { Mesh } from '../../../check/mesh';
import type { Read } from '../../../manifest/kinds';
import { meaning, type Subject } from '../rule';
import { counted } from '../wording';

/** istiod knows only namespaces that its `discoverySelectors` select, if it has any (istio.io, "Configure discovery selectors"). */
export const discovery = meaning('traffic', ['sailoperator.io/Istio', 'core/Namespace'], function* (subject) {
  const { change, now, before, after, touches } = subject;
  if (change.kind !== 'changed' || !now) return;
  if (now.kind === 'Istio') yield* ofSelectors(subject);
  else if (touches('metadata', 'labels'))
    for (const [was, is] of planesOf(before(), after()))
      if (isDeepStrictEqual(selectorsOf(was), selectorsOf(is)))
        yield* told(is, seenOtherwise(before(), after(), [was, is], [now.metadata.name]));
});

type Planes = readonly [was: ControlPlane, is: ControlPlane];

function* ofSelectors({ now, before, after, touches }: Subject<Read<'sailoperator.io/Istio' | 'core/Namespace'>>) {
  const planes = planesOf(before(), after()).find(([, { istio }]) => istio.metadata.name === now?.metadata.name);
  if (!planes || !touches('spec', 'values', 'meshConfig', 'discoverySelectors')) return;
  const names = after()
    .ofKind('core/Namespace')
    .map(({ metadata }) => metadata.name);
  const seen = seenOtherwise(before(), after(), planes, names);
  yield* told(planes[1], seen);
  if (seen.gained.length + seen.lost.length === 0)
    yield `istiod of Istio ${now?.metadata.name} may see other namespaces than before, though the same of these files`;
}

function planesOf(before: Mesh, after: Mesh): readonly Planes[] {
  return controlPlanes(after).flatMap((is) => {
    const was = controlPlanes(before).find(({ istio }) => istio.metadata.name === is.istio.metadata.name);
    return was ? [[was, is] as const] : [];
  });
}

function selectorsOf({ istio }: ControlPlane): unknown {
  return istio.spec?.values?.meshConfig?.discoverySelectors ?? [];
}

interface Seen {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

function seenOtherwise(before: Mesh, after: Mesh, [was, is]: Planes, namespaces: readonly string[]): Seen {
  const changed = (name: string, from: boolean) =>
    isDiscovered(before, was, name) === from && isDiscovered(after, is, name) === !from;
  return {
    gained: namespaces.filter((name) => changed(name, false)),
    lost: namespaces.filter((name) => changed(name, true)),
  };
}

function* told({ istio }: ControlPlane, { gained, lost }: Seen): Generator<string> {
  const who = `istiod of Istio ${istio.metadata.name}`;
  if (lost.length > 0)
    yield `${who} no longer sees ${counted('namespace', lost)}: for the mesh, the Services there are gone, and what configures Istio there does not hold`;
  if (gained.length > 0)
    yield `${who} sees ${counted('namespace', gained)}: for the mesh, the Services there are known, and what configures Istio there holds`;
}
