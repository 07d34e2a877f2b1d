import { fieldsOf, isMapping } from '../../../manifest/mapping';
import { isComparison, isCondition, type Match, takesAllOf } from './match';

/** A match, and where it stands. */
export interface Placed {
  readonly at: string;
  readonly match: Match;
}

interface Filed {
  readonly placed: Placed;
  readonly position: number;
}

/** Matches in their order, filed so that one that takes all requests of another is found among few. */
export class MatchIndex {
  private readonly byTrait = new Map<string, Filed[]>();
  private readonly prefixLengths = new Set<number>();
  private count = 0;

  add(placed: Placed): void {
    const filed = { placed, position: this.count++ };
    for (const trait of this.rarest(conditionsOf(placed.match))) {
      if (trait.startsWith(prefixTrait)) this.prefixLengths.add(trait.length - prefixTrait.length);
      const held = this.byTrait.get(trait);
      if (held) held.push(filed);
      else this.byTrait.set(trait, [filed]);
    }
  }

  /** The first match that takes all requests of this one. */
  tryTaker(match: Match): Placed | undefined {
    const traits = traitsOf(match, this.prefixLengths) ?? [...this.byTrait.keys()];
    const first = traits.flatMap((trait) => this.held(trait).find((one) => takesAllOf(one.placed.match, match)) ?? []);
    return first.sort((one, other) => one.position - other.position)[0]?.placed;
  }

  private held(trait: string): readonly Filed[] {
    return this.byTrait.get(trait) ?? [];
  }

  /** Any one condition will do to be found by: that which the fewest others are found by. */
  private rarest(conditions: readonly (readonly string[])[]): readonly string[] {
    const sizes = conditions.map((traits) => traits.reduce((sum, trait) => sum + this.held(trait).length, 0));
    return conditions[sizes.indexOf(Math.min(...sizes))] ?? [catchAll];
  }
}

const catchAll = '';
const prefixTrait = 'uri^';

/** For each condition of a match, the traits of which a match with fewer requests has at least one. */
function conditionsOf(match: Match): readonly (readonly string[])[] {
  return Object.entries(match)
    .map(([field, condition]) => (isCondition(field, condition) ? neededTraits(field, condition) : []))
    .filter((traits) => traits.length > 0);
}

function neededTraits(field: string, condition: unknown): readonly string[] {
  if (Array.isArray(condition)) return condition.map((one) => traitOf(field, one));
  const { prefix } = fieldsOf(condition);
  if (field === 'uri' && typeof prefix === 'string') return prefix === '/' ? [] : [prefixTrait + prefix];
  if (isComparison(condition)) return [traitOf(field, condition)];
  return Object.entries(fieldsOf(condition))
    .slice(0, 1)
    .map(([key, value]) => traitOf(`${field}.${key}`, value));
}

/** What conditions of others can be met by; `undefined` where any might be. */
function traitsOf(match: Match, prefixLengths: ReadonlySet<number>): readonly string[] | undefined {
  const entries = Object.entries(match);
  if (entries.some(([, condition]) => Array.isArray(condition) && condition.length === 0)) return undefined;
  const traits = entries.flatMap(([field, condition]) =>
    Array.isArray(condition) ? [traitOf(field, condition[0])] : heldTraits(field, condition),
  );
  const { exact, prefix } = fieldsOf(match.uri);
  const texts = [exact, prefix].filter((text) => typeof text === 'string');
  const starts = texts.flatMap((text) =>
    [...prefixLengths].filter((length) => length <= text.length).map((length) => prefixTrait + text.slice(0, length)),
  );
  return [catchAll, ...new Set([...traits, ...starts])];
}

function heldTraits(field: string, condition: unknown): readonly string[] {
  const entries = Object.entries(fieldsOf(condition)).map(([key, value]) => traitOf(`${field}.${key}`, value));
  return [traitOf(field, condition), ...entries];
}

/** Values that are equal make the same trait, in whichever order their fields stand. */
function traitOf(field: string, value: unknown): string {
  return `${field}=${JSON.stringify(value, (_, part: unknown) => (isMapping(part) ? sorted(part) : part))}`;
}

function sorted(map: object): object {
  return Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));
}
