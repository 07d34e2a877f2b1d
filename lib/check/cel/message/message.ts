import { EvaluationError } from '@marcbachmann/cel-js';
import type { CelRule, StructuralSchema } from '../../structural-schema';
import { among } from '../../wording';
import { programOf } from '../program';
import { print, type Sentence, sentenceOf } from './sentence';

/** What a rule was held against, and what came of it. */
export interface Judged {
  readonly self: unknown;
  readonly verdict: unknown;
  readonly schema?: StructuralSchema;
}

const sentences = new Map<string, Sentence>();

/** What to say of a rule that does not hold: its own words where it makes them, else what its expression asks for. */
export function message({ rule, messageExpression }: CelRule, judged: Judged): string {
  const { self, verdict } = judged;
  const own = messageExpression === undefined ? undefined : programOf(messageExpression).run(self);
  if (typeof own === 'string' && own.trim() !== '') return oneLine(own);
  const sentence = sentences.get(rule) ?? sentenceOf(rule);
  sentences.set(rule, sentence);
  return `${print(sentence, got(sentence, judged))}${reason(verdict)}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** The value that the sentence is about, where it is short enough to be seen at a glance. */
function got({ subject, other }: Sentence, { self, schema }: Judged): string {
  if (subject === undefined) return '';
  const value = fieldIn(self, subject);
  if (value === undefined && other !== undefined) return among(choices(subject, schema).filter((one) => one !== other));
  if (typeof value === 'bigint' || typeof value === 'boolean') return `, got ${value}`;
  return typeof value === 'string' && value.length <= 80 ? `, got ${JSON.stringify(value)}` : '';
}

/** What stands in a field of a value, as CEL sees both. */
export function fieldIn(value: unknown, path: readonly string[]): unknown {
  return path.reduce((holder, field) => (holder instanceof Map ? holder.get(field) : undefined), value);
}

/** The texts that a field may have by its schema, where it lists them. */
function choices(path: readonly string[], schema: StructuralSchema | undefined): readonly string[] {
  const field = path.reduce((holder, name) => holder?.properties?.[name], schema);
  return (field?.enum ?? []).filter((one) => typeof one === 'string');
}

/** Why a rule could not be evaluated, which counts as not holding. */
function reason(verdict: unknown): string {
  if (!(verdict instanceof Error)) return '';
  const [, missing] = /No such key: (\S+)/.exec(verdict.message) ?? [];
  if (missing !== undefined) return `; ${missing} is missing`;
  const [first = ''] = (verdict instanceof EvaluationError ? verdict.summary : verdict.message).split('\n');
  return `; ${first.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '')}`;
}
