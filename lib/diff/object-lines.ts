import type { FieldChange } from './change';
import type { ToldObject } from './told-cluster';
import { areTexts, shortened, textDifference, valueLines } from './value-lines';

/** What a line is about: something that came, went, changed or stayed, or what that means. */
export type Mark = '+' | '-' | '~' | ' ' | '!';

/** A line about an object, with how deep it stands below the object. */
export interface Line {
  readonly mark: Mark;
  readonly depth: number;
  readonly text: string;
}

const marks = { added: '+', changed: '~', removed: '-', moved: '~' } as const;

/** An object as a person names it, e.g. `Route istio-ingress/shop`. */
export function objectName({ kind, namespace, name }: ToldObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** An object and the file in which it stands, e.g. `Route istio-ingress/shop (60-routing)`. */
export function headLine(object: ToldObject): Line {
  const { change, stage, oldStage } = object;
  const file = oldStage === undefined ? stage : `moved from ${oldStage} to ${stage}`;
  return { mark: marks[change], depth: 0, text: shortened(`${objectName(object)} (${file})`) };
}

/** What a change means, a line each. */
export function meaningLines({ meanings }: ToldObject): readonly Line[] {
  return meanings.map(({ name, say }) => ({ mark: '!', depth: 1, text: shortened(`${name}: ${say}`) }));
}

/** Each field that differs: old and new on one line where `inOne`, unless they take several. */
export function fieldLines({ fields }: ToldObject, inOne: boolean): readonly Line[] {
  return fields.flatMap((field) => linesOf(field, inOne));
}

function linesOf(field: FieldChange, inOne: boolean): readonly Line[] {
  const at = shortened(field.at);
  if (field.kind === 'moved') return [line('~', `${at}: moved from ${field.old} to ${field.new}`)];
  if (field.kind === 'added') return block('+', at, valueLines(field.new));
  if (field.kind === 'removed') return block('-', at, valueLines(field.old));
  if (areTexts(field.old, field.new)) return [line('~', `${at}:`), ...patch(String(field.old), String(field.new))];
  const [old, next] = [valueLines(field.old), valueLines(field.new)];
  if (inOne && old.length === 1 && next.length === 1) return [line('~', `${at}: ${old[0]} -> ${next[0]}`)];
  return [...block('-', at, old), ...block('+', at, next)];
}

function block(mark: Mark, at: string, [first = '', ...rest]: readonly string[]): readonly Line[] {
  if (rest.length === 0) return [line(mark, `${at}: ${first}`)];
  return [line(mark, `${at}:`), ...[first, ...rest].map((text) => line(mark, text, 2))];
}

function patch(old: string, next: string): readonly Line[] {
  return textDifference(old, next).map((text) => {
    const mark = text.startsWith('+') ? '+' : text.startsWith('-') ? '-' : ' ';
    return line(mark, text.slice(1), 2);
  });
}

function line(mark: Mark, text: string, depth = 1): Line {
  return { mark, depth, text };
}
