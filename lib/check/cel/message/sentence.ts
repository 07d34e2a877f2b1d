import type { ASTNode } from '@marcbachmann/cel-js';
import { syntaxOf } from '../program';
import { atom } from './atom';
import { alternatives, type Claim, conjuncts, isLiteral } from './claim';
import { idiomOf } from './idiom';
import { partsOf, pathOf, source, term } from './term';
import { unset } from './unset';
import { joined } from './words';

/** What an expression asks for, in words. */
export interface Sentence {
  readonly asked: string;
  /** When it asks so. */
  readonly condition?: string;
  /** Fields that lead from `self` to the one value that is asked for. */
  readonly subject?: readonly string[];
  /** What the value must be other than, where it must be there. */
  readonly other?: string;
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
  if (idiom !== undefined) return idiom;
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
  const chosen = isLiteral(otherwise, true) ? mustChoose(node, then) : undefined;
  if (chosen !== undefined) return chosen;
  if (isLiteral(otherwise, true)) return where(must({ node: then, wanted: true }), is({ node, wanted: true }));
  if (isLiteral(then, true)) return where(must({ node: otherwise, wanted: true }), is({ node, wanted: false }));
  const yes = where(must({ node: then, wanted: true }), is({ node, wanted: true }));
  const no = must({ node: otherwise, wanted: true });
  return yes && no && { asked: `${print(yes)}, otherwise ${print(no)}` };
}

/** `a` unset or 'x' `? !has(b) : true`: who sets b has forgotten a. */
function mustChoose(node: ASTNode, then: ASTNode): Sentence | undefined {
  const condition =
    then.op === '!_' && atom(then.args)?.presenceOf !== undefined ? is({ node: then.args, wanted: true }) : undefined;
  const { field, value } = unset(node) ?? {};
  if (condition === undefined || field === undefined || value === undefined) return undefined;
  const subject = pathOf(field);
  return { asked: `needs ${term(field)} other than "${value}"`, condition, other: value, ...(subject && { subject }) };
}

function mustAll(parts: readonly (Sentence | undefined)[]): Sentence | undefined {
  return together(parts, 'and');
}

/** Sentences as one; it is about a value where all of them are about the same. */
function together(parts: readonly (Sentence | undefined)[], word: 'and' | 'or'): Sentence | undefined {
  const [only] = parts;
  if (parts.length === 1) return only;
  const asked = joined(
    parts.map((part) => part && print(part)),
    word,
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
  const last = claims.findLast(({ node }) => atom(node)?.presenceOf !== undefined) ?? claims.at(-1);
  const asked = claims.filter((claim) => claim === last || isAlternative(claim, last));
  const others = claims.filter((claim) => !asked.includes(claim));
  const condition = joined(
    others.map(({ node, wanted }) => is({ node, wanted: !wanted })),
    'and',
  );
  return others.length === 0 ? mustOffer(asked) : where(mustOffer(asked), condition);
}

/** Whether two claims each ask for a value of the same field. */
function isAlternative(claim: Claim, other: Claim | undefined): boolean {
  const [one, two] = [claim, other].map((each) => each && must(each));
  const isValue = [one, two].every((said) => said?.subject && / must be "[^"]*"$/.test(` ${said.asked}`));
  return isValue && one?.subject?.join('.') === two?.subject?.join('.');
}

function mustOffer(claims: readonly Claim[]): Sentence | undefined {
  return together(claims.map(must), 'or');
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
  const { holder, noun, item } = heldItem(node) ?? {};
  if (item === undefined) return undefined;
  return `${holder} ${wanted ? 'needs' : 'must not have'} ${noun} where ${item}`.trim();
}

function existenceStated(node: ASTNode, wanted: boolean): string | undefined {
  const { holder, noun, item } = heldItem(node) ?? {};
  if (item === undefined) return undefined;
  return `${holder || 'it'} has ${wanted ? noun : `not ${noun}`} where ${item}`
    .replace('not an ', 'no ')
    .replace('not a ', 'no ');
}

type HeldItem = Readonly<Record<'holder' | 'noun' | 'item', string>>;

/** Of `a.exists(x, …)`, what a is, and what is said of the item. */
function heldItem(node: ASTNode): HeldItem | undefined {
  if (node.op !== 'rcall' || !['exists', 'exists_one'].includes(node.args[0])) return undefined;
  const [, holder, [, body]] = node.args;
  const item = body && is({ node: body, wanted: true });
  if (item === undefined) return undefined;
  const parts = partsOf(holder);
  if (parts !== undefined) return { holder: parts.text, noun: `a part between ${parts.separator}`, item };
  return { holder: term(holder), noun: 'an item', item };
}

function where(sentence: Sentence | undefined, condition: string | undefined): Sentence | undefined {
  if (sentence === undefined || condition === undefined) return undefined;
  const both = joined([condition, sentence.condition ?? condition], 'and') ?? condition;
  return { ...sentence, condition: both };
}
