import { remainder } from '../applications';
import { meaning } from '../rule';
import { listed, named } from '../wording';

/** What decides which Applications there are, and what they are called. */
const deciding = [
  ['spec', 'generators'],
  ['spec', 'goTemplate'],
  ['spec', 'templatePatch'],
  ['spec', 'template', 'metadata', 'name'],
];

/** Policies by which no Application is deleted (Argo CD, "Controlling Resource Modification"). */
const sparing: readonly unknown[] = ['create-only', 'create-update'];

/** An Application that its generators make no longer is deleted, and one of another name is another one. */
export const applicationSet = meaning('deletion', ['argoproj.io/ApplicationSet'], function* ({ change, now, touched }) {
  if (change.kind !== 'changed' || !now || sparing.includes(now.spec?.syncPolicy?.applicationsSync)) return;
  const places = deciding.flatMap((path) => touched(...path));
  if (places.length > 0)
    yield `${named(now)} makes other Applications (${listed(places)}): one that it makes no longer goes, and ${remainder(now)}`;
});
