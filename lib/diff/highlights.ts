import { groupBy } from '../check/derived/derived';
import { type Meaning, meaningNames } from './change';
import { commonOf } from './groups';
import { objectName } from './object-lines';
import type { ToldCluster } from './told-cluster';
import { tryWholeDeletion } from './whole-folder';

/** What some changes mean, in a line for all clusters in which they do. */
export interface Highlight extends Meaning {
  readonly clusters: readonly string[];
  /** The object, or of several their kind; absent where it is a whole cluster. */
  readonly subject?: string;
  /** How many sentences it stands for, of which it has the first. */
  readonly count: number;
}

/** A sentence about an object, wherever it stands. */
interface Sentence extends Meaning {
  readonly kind: string;
  readonly subject?: string;
}

/** The same with the clusters in which it holds. */
interface Told extends Sentence {
  readonly clusters: readonly string[];
}

/**
 * What changes mean, the gravest first, each sentence once for all clusters. Where these are too many, each name has its
 * share: one that has more sentences tells an example of each kind, so that none is flooded by another. Those that no line
 * stands for are counted as `more`.
 */
export function highlightsOf(clusters: readonly ToldCluster[], most: number) {
  const all = [...commonOf(clusters, sentencesOf)].map(({ value, clusters: names }) => ({ ...value, clusters: names }));
  const byName = meaningNames
    .map((name) => all.filter((each) => each.name === name))
    .filter(({ length }) => length > 0);
  const share = all.length > most ? Math.floor(most / byName.length) : most;
  const shown = byName.flatMap((own) => (own.length > share ? examplesOf(own).slice(0, share) : own.map(asOne)));
  return { shown, more: shown.reduce((left, { count }) => left - count, all.length) };
}

function sentencesOf(cluster: ToldCluster): readonly Sentence[] {
  const whole = tryWholeDeletion(cluster);
  if (whole) return [{ ...whole, kind: '' }];
  return cluster.objects.flatMap((object) => {
    return object.meanings.map((meaning) => ({ ...meaning, kind: object.kind, subject: objectName(object) }));
  });
}

function asOne({ name, say, clusters, subject }: Told): Highlight {
  return { name, say, clusters, subject, count: 1 };
}

/** The first of the sentences about each kind, with the clusters of all of them. */
function examplesOf(sentences: readonly Told[]): readonly Highlight[] {
  const byKind = groupBy(sentences, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, own]) => {
    const clusters = [...new Set(own.flatMap((each) => each.clusters))];
    const subject = own.length > 1 && kind !== '' ? kind : own[0]?.subject;
    return own.slice(0, 1).map(({ name, say }) => ({ name, say, clusters, subject, count: own.length }));
  });
}
