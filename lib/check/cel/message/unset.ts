import type { ASTNode } from '@marcbachmann/cel-js';
import { term } from './term';

/** A field that may be left out as well as have a value: both mean the same. */
export interface Unset {
  readonly field: ASTNode;
  readonly value: string;
}

/** `(has(a) ? a : 'x') == 'x'` and `!has(a) || a == 'x'`: a is not set, or x. */
export function unset(node: ASTNode): Unset | undefined {
  if (node.op === '||') return absentOr(node.args[0], node.args[1]);
  if (node.op !== '==') return undefined;
  const [left, right] = node.args;
  const fallback = left.op === '?:' ? left.args[2] : undefined;
  const value = textOf(right);
  if (left.op !== '?:' || fallback === undefined || value === undefined || textOf(fallback) !== value) return undefined;
  return { field: left.args[1], value };
}

function absentOr(absence: ASTNode, equality: ASTNode): Unset | undefined {
  if (absence.op !== '!_' || equality.op !== '==' || absence.args.op !== 'call') return undefined;
  const [name, [held]] = absence.args.args;
  const [field, right] = equality.args;
  const value = textOf(right);
  if (name !== 'has' || held === undefined || term(held) !== term(field) || value === undefined) return undefined;
  return { field, value };
}

function textOf(node: ASTNode): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}
