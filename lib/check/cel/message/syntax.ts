import type { ASTNode } from '@marcbachmann/cel-js';
import { term } from './term';

/** A call such as `list.all(x, …)`. */
export interface Macro {
  readonly receiver: ASTNode;
  readonly variable: ASTNode & { readonly op: 'id' };
  readonly body: ASTNode;
}

/** A node as a call of a macro of this name, if it is one. */
export function macroOf(node: ASTNode, name: string): Macro | undefined {
  if (node.op !== 'rcall' || node.args[0] !== name) return undefined;
  const [, receiver, [variable, body]] = node.args;
  return variable?.op === 'id' && body !== undefined ? { receiver, variable, body } : undefined;
}

/** What no two items may have the same of. */
export interface Difference {
  readonly fields: readonly ASTNode[];
  /** Of which items, e.g. ` with type "Hostname"`. */
  readonly kind: string;
}

/** `self.all(a, self.exists_one(b, a.x == b.x))`: no two items are equal in x. */
export function differingFields(node: ASTNode): Difference | undefined {
  const outer = macroOf(node, 'all');
  const inner = outer && [...nodesOf(outer.body)].map((part) => macroOf(part, 'exists_one')).find((part) => part);
  if (outer === undefined || inner === undefined) return undefined;
  if (inner.receiver.op !== 'id' || inner.receiver.args !== 'self') return undefined;
  const fields = [...nodesOf(inner.body)].flatMap((part) =>
    comparedFields(part, outer.variable.args, inner.variable.args),
  );
  if (fields.length === 0) return undefined;
  const only = [...nodesOf(outer.body)].filter((part) => part.op === '==' && isLiteralText(part.args[1]));
  const kind = only.map((part) => (part.op === '==' ? ` with ${term(part.args[0])} ${term(part.args[1])}` : ''));
  return { fields, kind: kind[0] ?? '' };
}

/** The field that a comparison reads of both variables, if it does. */
export function comparedFields(node: ASTNode, one: string, other: string): readonly ASTNode[] {
  if (node.op !== '==') return [];
  const [left, right] = node.args;
  const roots = new Set([rootOf(left), rootOf(right)]);
  return roots.has(one) && roots.has(other) && term(left) === term(right) ? [left] : [];
}

function rootOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  return node.op === '.' ? rootOf(node.args[0]) : undefined;
}

function isLiteralText(node: ASTNode): boolean {
  return node.op === 'value' && typeof node.args === 'string' && node.args !== '';
}

/** A node and all below it. */
export function* nodesOf(node: unknown): Generator<ASTNode> {
  if (Array.isArray(node)) for (const part of node) yield* nodesOf(part);
  if (!isNode(node)) return;
  yield node;
  yield* nodesOf(node.args);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
