import { type ASTNode, Optional } from '@marcbachmann/cel-js';
import { tryDuration } from '../duration';
import { regExpOf } from '../re2';
import type { Functions } from './functions';
import type { Checker, Context, Evaluator, MacroCall } from './macro';

/** Functions of CEL itself that the library has otherwise than Kubernetes. */
export const standard: Functions = {
  functions: {
    'has_(ast): bool': has,
    'string.matches_(string): bool': (text: string, pattern: string) => regExpOf(pattern).test(text),
    'string.find(string): string': (text: string, pattern: string) => regExpOf(pattern).exec(text)?.[0] ?? '',
    'string.findAll(string): list<string>': (text: string, pattern: string) => findAll(text, pattern),
    'string.findAll(string, int): list<string>': findAll,
    'duration_(string): google.protobuf.Duration': duration,
    'duration_(google.protobuf.Duration): google.protobuf.Duration': (value: unknown) => value,
    'int_(string): int': integer,
    'int_(int): int': (value: bigint) => value,
    'int_(uint): int': (value: { valueOf(): bigint }) => value.valueOf(),
    'int_(double): int': (value: number) => BigInt(Math.trunc(value)),
    'int_(google.protobuf.Timestamp): int': (value: Date) => BigInt(Math.floor(value.getTime() / 1000)),
  },
};

/** `has(a.b)` for any `a`, also `has(list[0].b)`, which the library refuses. */
function has({ args: [node] }: MacroCall): object {
  if (node?.op !== '.') throw new Error('has() takes a field, e.g. has(self.a)');
  const [holder, field]: [ASTNode, string] = node.args;
  return {
    async: false,
    typeCheck(checker: Checker, _macro: unknown, context: Context) {
      checker.check(holder, context);
      return checker.getType('bool');
    },
    evaluate: (evaluator: Evaluator, _macro: unknown, context: Context) => holds(evaluator.run(holder, context), field),
  };
}

function holds(holder: unknown, field: string): boolean {
  if (holder instanceof Optional) return holder.hasValue() && holds(holder.value(), field);
  if (holder instanceof Map) return holder.has(field);
  if (typeof holder === 'object' && holder !== null) return Object.hasOwn(holder, field);
  throw new Error(`has() finds no fields in ${typeof holder}`);
}

function findAll(text: string, pattern: string, limit = -1n): string[] {
  const found = [...text.matchAll(regExpOf(pattern, 'g'))].map(([match]) => match);
  return limit < 0n ? found : found.slice(0, Number(limit));
}

function duration(text: string): unknown {
  const value = tryDuration(text);
  if (value === undefined) throw new Error(`"${text}" is no duration`);
  return value;
}

/** As Go's `strconv.ParseInt` in base 10: no spaces, no prefixes, 64 bits. */
function integer(text: string): bigint {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  if (value === undefined || BigInt.asIntN(64, value) !== value) throw new Error(`"${text}" is no integer`);
  return value;
}
