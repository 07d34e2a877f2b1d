import { EvaluationError } from '@marcbachmann/cel-js';
import type { CelRule } from '../../structural-schema';
import { programOf } from '../program';
import { print, type Sentence, sentenceOf } from './sentence';

const sentences = new Map<string, Sentence>();

/** What to say of a rule that does not hold: its own words where it makes them, else what its expression asks for. */
export function message({ rule, messageExpression }: CelRule, self: unknown, verdict: unknown): string {
  const own = messageExpression === undefined ? undefined : programOf(messageExpression).run(self);
  if (typeof own === 'string' && own.trim() !== '') return oneLine(own);
  const sentence = sentences.get(rule) ?? sentenceOf(rule);
  sentences.set(rule, sentence);
  return `${print(sentence, got(sentence, self))}${reason(verdict)}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** The value that the sentence is about, where it is short enough to be seen at a glance. */
function got({ subject }: Sentence, self: unknown): string {
  const value = subject?.reduce(fieldOf, self);
  if (typeof value === 'bigint' || typeof value === 'boolean') return `, got ${value}`;
  return typeof value === 'string' && value.length <= 80 ? `, got ${JSON.stringify(value)}` : '';
}

function fieldOf(holder: unknown, field: string): unknown {
  return holder instanceof Map ? holder.get(field) : undefined;
}

/** Why a rule could not be evaluated, which counts as not holding. */
function reason(verdict: unknown): string {
  if (!(verdict instanceof Error)) return '';
  const [, missing] = /No such key: (\S+)/.exec(verdict.message) ?? [];
  if (missing !== undefined) return `; ${missing} is missing`;
  const [first = ''] = (verdict instanceof EvaluationError ? verdict.summary : verdict.message).split('\n');
  return `; ${first.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '')}`;
}
