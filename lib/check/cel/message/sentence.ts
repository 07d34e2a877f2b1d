import type { ASTNode } from '@marcbachmann/cel-js';
import { syntaxOf } from '../program';
import { atom } from './atom';
import { idiomOf } from './idiom';
import { source, term } from './term';
import { joined } from './words';

/** What an expression asks for, in words. */
export interface Sentence {
  readonly asked: string;
  /** When it asks so. */
  readonly condition?: string;
  /** Fields that lead from `self` to the one value that is asked for. */
  readonly subject?: readonly string[];
}

/** A node that is to be true, or to be false. */
interface Claim {
  readonly node: ASTNode;
  readonly wanted: boolean;
}

/** The sentence for an expression; where there are no words for it, it stands for itself. */
export function sentenceOf(expression: string): Sentence {
  return must({ node: syntaxOf(expression), wanted: true }) ?? { asked: `must satisfy ${shortened(expression)}` };
}

/** A sentence in one line; `got` is what stands in the place of what is asked for. */
export function print({ asked, condition }: Sentence, got = ''): string {
  if (condition === undefined) return `${asked}${got}`;
  return `${asked}${got}${got === '' ? '' : ','} if ${condition}`;
}

function shortened(expression: string): string {
  const line = expression.trim().replace(/\s+/g, ' ');
  return line.length <= 200 ? line : `${line.slice(0, 199)}…`;
}

function must(claim: Claim): Sentence | undefined {
  const { node, wanted } = claim;
  const idiom = wanted ? idiomOf(node) : undefined;
  if (idiom !== undefined) return { asked: idiom };
  if (node.op === '!_') return must({ node: node.args, wanted: !wanted });
  if (node.op === '?:') return mustEither(node.args, wanted);
  if (node.op === (wanted ? '&&' : '||')) return mustAll(conjuncts(claim).map(must));
  if (node.op === '&&' || node.op === '||') return mustAny(alternatives(claim));
  if (node.op === 'rcall' && wanted && node.args[0] === 'all') return mustEach(node.args[1], node.args[2]);
  return mustBe(claim);
}

function mustBe({ node, wanted }: Claim): Sentence | undefined {
  const held = existence(node, wanted);
  if (held !== undefined) return { asked: held };
  const { must: words, subject } = atom(node) ?? {};
  if (words === undefined) return undefined;
  return { asked: wanted ? words[0] : words[1], ...(subject !== undefined && { subject }) };
}

/** `a ? b : true` asks for b where a holds. */
function mustEither([node, then, otherwise]: readonly ASTNode[], wanted: boolean): Sentence | undefined {
  if (!wanted || node === undefined || then === undefined || otherwise === undefined) return undefined;
  if (isLiteral(then, false) && isLiteral(otherwise, true)) return must({ node, wanted: false });
  if (isLiteral(otherwise, true)) return where(must({ node: then, wanted: true }), is({ node, wanted: true }));
  if (isLiteral(then, true)) return where(must({ node: otherwise, wanted: true }), is({ node, wanted: false }));
  const yes = where(must({ node: then, wanted: true }), is({ node, wanted: true }));
  const no = must({ node: otherwise, wanted: true });
  return yes && no && { asked: `${print(yes)}, otherwise ${print(no)}` };
}

function mustAll(parts: readonly (Sentence | undefined)[]): Sentence | undefined {
  const asked = joined(
    parts.map((part) => part && print(part)),
    'and',
  );
  const subjects = new Set(parts.map((part) => part?.subject?.join('.')));
  const [first] = parts;
  if (asked === undefined) return undefined;
  return subjects.size === 1 && first?.subject !== undefined ? { asked, subject: first.subject } : { asked };
}

/** Of alternatives, the last field that must not be there is asked for where the others do not serve; or the last. */
function mustAny(all: readonly Claim[]): Sentence | undefined {
  const excluded = all.map(({ node, wanted }) => (wanted ? undefined : atom(node)?.presenceOf));
  if (excluded.every((field) => field !== undefined)) return { asked: `may have only one of ${excluded.join(', ')}` };
  const claims = withoutRepetition(all);
  const isOffer = claims.every(({ node, wanted }) => wanted && node.op !== '!=');
  if (isOffer) return mustOffer(claims);
  const asked = claims.findLast(({ node }) => atom(node)?.presenceOf !== undefined) ?? claims.at(-1);
  const others = claims.filter((claim) => claim !== asked);
  const condition = joined(
    others.map(({ node, wanted }) => is({ node, wanted: !wanted })),
    'and',
  );
  if (asked === undefined) return undefined;
  return others.length === 0 ? must(asked) : where(must(asked), condition);
}

function mustOffer(claims: readonly Claim[]): Sentence | undefined {
  const asked = joined(
    claims.map((claim) => must(claim)).map((part) => part && print(part)),
    'or',
  );
  return asked === undefined ? undefined : { asked };
}

/** `!has(a) || a == ''` says no more than `!has(a)`, and `!has(a) || a == 'b'` no more than `a == 'b'`. */
function withoutRepetition(claims: readonly Claim[]): readonly Claim[] {
  const absent = claims.flatMap(({ node, wanted }) => (wanted ? [] : (atom(node)?.presenceOf ?? [])));
  const isVoid = ({ node, wanted }: Claim) => {
    const words = atom(node)?.must[wanted ? 0 : 1];
    return absent.some((field) => ['""', 'empty', 'null'].some((nothing) => words === `${field} must be ${nothing}`));
  };
  const kept = claims.filter((claim) => !isVoid(claim));
  return kept.filter(({ node, wanted }) => {
    const field = wanted ? undefined : atom(node)?.presenceOf;
    const others = kept.filter((other) => other.node !== node);
    return field === undefined || !others.some((other) => mentions(other, field));
  });
}

function mentions({ node }: Claim, field: string): boolean {
  const words = is({ node, wanted: true }) ?? print(must({ node, wanted: true }) ?? { asked: '' });
  return ` ${words}`.includes(` ${field} `) || ` ${words}`.includes(` ${field}.`);
}

function mustEach(holder: ASTNode, [variable, node]: readonly ASTNode[]): Sentence | undefined {
  const asked = node && must({ node, wanted: true });
  if (node === undefined || asked === undefined || variable?.op !== 'id') return undefined;
  const name = term(holder);
  // Some rules call the items of a list keys.
  const isKey = variable.args === 'key' && !/\bkey\.\w+\b(?!\()/.test(source(node));
  const each = `each ${isKey ? 'key' : 'item'}${name === '' ? '' : ` of ${name}`}`;
  const words = print(asked);
  return { asked: words.startsWith('must ') ? `${each} ${words}` : `${each}: ${words}` };
}

/** A statement as it stands in the text, whether true or false. */
function is({ node, wanted }: Claim): string | undefined {
  if (node.op === '!_') return is({ node: node.args, wanted: !wanted });
  if (node.op === '&&' || node.op === '||') {
    const word = (node.op === '&&') === wanted ? 'and' : 'or';
    const parts = word === 'and' ? conjuncts({ node, wanted }) : alternatives({ node, wanted });
    return joined(parts.map(is), word);
  }
  return existenceStated(node, wanted) ?? atom(node)?.is[wanted ? 0 : 1];
}

function existence(node: ASTNode, wanted: boolean): string | undefined {
  const [holder, item] = heldItem(node) ?? [];
  if (item === undefined) return undefined;
  const words = wanted ? 'needs an item' : 'must not have an item';
  return `${holder} ${words} where ${item}`.trim();
}

function existenceStated(node: ASTNode, wanted: boolean): string | undefined {
  const [holder, item] = heldItem(node) ?? [];
  return item === undefined ? undefined : `${holder || 'it'} has ${wanted ? 'an' : 'no'} item where ${item}`;
}

/** Of `a.exists(x, …)`, what a is, and what is said of the item. */
function heldItem(node: ASTNode): readonly [string, string] | undefined {
  if (node.op !== 'rcall' || !['exists', 'exists_one'].includes(node.args[0])) return undefined;
  const [, holder, [, body]] = node.args;
  const item = body && is({ node: body, wanted: true });
  return item === undefined ? undefined : [term(holder), item];
}

function alternatives({ node, wanted }: Claim): readonly Claim[] {
  if (node.op === '!_') return alternatives({ node: node.args, wanted: !wanted });
  if (node.op !== (wanted ? '||' : '&&')) return [{ node, wanted }];
  return node.args.flatMap((part) => alternatives({ node: part, wanted }));
}

function conjuncts({ node, wanted }: Claim): readonly Claim[] {
  return alternatives({ node, wanted: !wanted }).map((claim) => ({ ...claim, wanted: !claim.wanted }));
}

function where(sentence: Sentence | undefined, condition: string | undefined): Sentence | undefined {
  if (sentence === undefined || condition === undefined) return undefined;
  const both = joined([condition, sentence.condition ?? condition], 'and') ?? condition;
  return { ...sentence, condition: both };
}

function isLiteral(node: ASTNode, value: boolean): boolean {
  return node.op === 'value' && node.args === value;
}
