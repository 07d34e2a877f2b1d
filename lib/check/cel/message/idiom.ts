import type { ASTNode } from '@marcbachmann/cel-js';
import { atom } from './atom';
import { term } from './term';

/** The words for a node that is written in one of the ways that CRDs say common things in. */
export function idiomOf(node: ASTNode): string | undefined {
  return alikeFields(node) ?? differingFields(node) ?? exclusiveFields(node) ?? limitedSum(node) ?? pairedFields(node);
}

/** `self.all(a, self.all(b, a.x == b.x ? has(a.y) == has(b.y) : true))`: items equal in x have y, or none has. */
function alikeFields(node: ASTNode): string | undefined {
  const outer = macroOf(node, 'all');
  const inner = outer && macroOf(outer.body, 'all');
  if (outer === undefined || inner?.body.op !== '?:') return undefined;
  const [condition, then] = inner.body.args;
  const same = [...nodesOf(condition)].flatMap((part) => comparedFields(part, outer.variable, inner.variable));
  const alike = [...nodesOf(then)].flatMap((part) => atom(part)?.presenceOf ?? []);
  return `items with the same ${listed([...new Set(same)])} must all have ${listed([...new Set(alike)])}, or none of them`;
}

/** `self.all(a, self.exists_one(b, a.x == b.x))`: no two items are equal in x. */
function differingFields(node: ASTNode): string | undefined {
  const outer = macroOf(node, 'all');
  const inner = outer && [...nodesOf(outer.body)].map((part) => macroOf(part, 'exists_one')).find((part) => part);
  if (outer === undefined || inner === undefined) return undefined;
  if (inner.receiver.op !== 'id' || inner.receiver.args !== 'self') return undefined;
  const fields = [...nodesOf(inner.body)].flatMap((part) => comparedFields(part, outer.variable, inner.variable));
  if (fields.length === 0) return undefined;
  const only = [...nodesOf(outer.body)].filter((part) => part.op === '==' && isLiteralText(part.args[1]));
  const kind = only.map((part) => (part.op === '==' ? ` with ${term(part.args[0])} ${term(part.args[1])}` : ''));
  return `no two items${kind[0] ?? ''} may have the same ${listed([...new Set(fields)])}`;
}

/** `(has(a) ? 1 : 0) + (has(b) ? 1 : 0) <= 1`, and `self.filter(f, f.type == 'a').size() <= 1`. */
function exclusiveFields(node: ASTNode): string | undefined {
  if (node.op !== '<=' || node.args[1].op !== 'value' || node.args[1].args !== 1n) return undefined;
  const counted = sum(node.args[0]).map((part) => (part.op === '?:' ? atom(part.args[0])?.presenceOf : undefined));
  if (counted.every((field) => field !== undefined)) {
    return counted.length === 1 ? `may have one ${counted[0]}` : `may have only one of ${counted.sort().join(', ')}`;
  }
  const filtered = sized(node.args[0]);
  const filter = filtered && macroOf(filtered, 'filter');
  const condition = filter && atom(filter.body)?.is[0];
  return condition === undefined ? undefined : `may have only one item where ${condition}`;
}

/** `self[0].a.size() + self[1].a.size() + … <= 128`. */
function limitedSum(node: ASTNode): string | undefined {
  if (node.op !== '<=' || node.args[1].op !== 'value') return undefined;
  const parts = sum(node.args[0]);
  const fields = parts.flatMap((part) => [...nodesOf(part)].map(sized)).map((part) => part?.op === '.' && part.args[1]);
  const names = new Set(fields.filter((field) => field !== undefined && field !== false));
  const [name] = names;
  if (parts.length < 2 || names.size !== 1 || name === undefined) return undefined;
  return `all items together may have at most ${term(node.args[1])} ${name}`;
}

/** `has(a) != has(b)` and `has(a) && has(b) || !has(a) && !has(b)`. */
function pairedFields(node: ASTNode): string | undefined {
  if (node.op === '!=' || node.op === '==') {
    const [one, other] = node.args.map((part) => atom(part)?.presenceOf);
    if (one === undefined || other === undefined) return undefined;
    return node.op === '!=' ? `needs exactly one of ${one}, ${other}` : `needs both or none of ${one}, ${other}`;
  }
  if (node.op !== '||' || node.args.some((part) => part.op !== '&&')) return undefined;
  const [one, other] = node.args.map((part) => (part.op === '&&' ? part.args.map(signedPresence) : []));
  const denied = one?.every((field, at) => field !== undefined && denial(field) === other?.[at]);
  if (!one || !denied) return undefined;
  return `needs both or none of ${one.map((field) => field?.replace('!', '')).join(', ')}`;
}

function signedPresence(node: ASTNode): string | undefined {
  const field = atom(node.op === '!_' ? node.args : node)?.presenceOf;
  return field !== undefined && node.op === '!_' ? `!${field}` : field;
}

function denial(field: string): string {
  return field.startsWith('!') ? field.slice(1) : `!${field}`;
}

interface Macro {
  readonly receiver: ASTNode;
  readonly variable: string;
  readonly body: ASTNode;
}

function macroOf(node: ASTNode, name: string): Macro | undefined {
  if (node.op !== 'rcall' || node.args[0] !== name) return undefined;
  const [, receiver, [variable, body]] = node.args;
  return variable?.op === 'id' && body !== undefined ? { receiver, variable: variable.args, body } : undefined;
}

/** The field that a comparison reads of both variables, if it does. */
function comparedFields(node: ASTNode, one: string, other: string): readonly string[] {
  if (node.op !== '==') return [];
  const [left, right] = node.args;
  const roots = new Set([rootOf(left), rootOf(right)]);
  return roots.has(one) && roots.has(other) && term(left) === term(right) ? [term(left)] : [];
}

function rootOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  return node.op === '.' ? rootOf(node.args[0]) : undefined;
}

function sum(node: ASTNode): readonly ASTNode[] {
  return node.op === '+' ? node.args.flatMap(sum) : [node];
}

/** What a node is the size of. */
function sized(node: ASTNode): ASTNode | undefined {
  return node.op === 'rcall' && node.args[0] === 'size' ? node.args[1] : undefined;
}

function isLiteralText(node: ASTNode): boolean {
  return node.op === 'value' && typeof node.args === 'string' && node.args !== '';
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A node and all below it. */
function* nodesOf(node: unknown): Generator<ASTNode> {
  if (Array.isArray(node)) for (const part of node) yield* nodesOf(part);
  if (!isNode(node)) return;
  yield node;
  yield* nodesOf(node.args);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
