import type { ASTNode } from '@marcbachmann/cel-js';
import { pathOf, term } from './term';
import { unset } from './unset';

/** A statement about one value, in the words for each of its uses: as it is, and denied. */
export interface Atom {
  readonly must: readonly [string, string];
  readonly is: readonly [string, string];
  /** Fields that lead from `self` to the value. */
  readonly subject?: readonly string[];
  /** The field that it says is there, if it says just that. */
  readonly presenceOf?: string;
}

/** How comparisons are said; a list of pairs denies itself. */
const comparisons: Readonly<Record<string, readonly [string, string]>> = {
  '==': ['be', 'not be'],
  '!=': ['not be', 'be'],
  in: ['be one of', 'be none of'],
  '<': ['be less than', 'be at least'],
  '<=': ['be at most', 'be greater than'],
  '>': ['be greater than', 'be at most'],
  '>=': ['be at least', 'be less than'],
};

const mirrored: Readonly<Record<string, string>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const methods: Readonly<Record<string, readonly [string, string]>> = {
  startsWith: ['start with', 'not start with'],
  endsWith: ['end with', 'not end with'],
  contains: ['contain', 'not contain'],
  matches: ['match', 'not match'],
};

const kinds: Readonly<Record<string, string>> = { isIP: 'an IP address', isURL: 'a URL', isCIDR: 'a CIDR' };

/** The statement that a node makes, if it makes one about one value. */
export function atom(node: ASTNode): Atom | undefined {
  if (node.op === 'call') return callAtom(node.args[0], node.args[1]);
  if (node.op === 'rcall') return methodAtom(node.args[0], node.args[1], node.args[2]);
  const kept = defaulted(node);
  if (kept !== undefined) return kept;
  if (!(node.op in comparisons) || !Array.isArray(node.args)) return undefined;
  const [left, right] = node.args as readonly [ASTNode, ASTNode];
  if (left.op === 'value' && mirrored[node.op] !== undefined) return comparison(mirrored[node.op] ?? '', right, left);
  return comparison(node.op, left, right);
}

function callAtom(name: string, [argument]: readonly ASTNode[]): Atom | undefined {
  if (argument === undefined) return undefined;
  const what = term(argument);
  if (name === 'has') {
    const must = [`needs ${what}`, `must not have ${what}`] as const;
    return { must, is: [`${what} is set`, `${what} is not set`], presenceOf: what };
  }
  const kind = kinds[name];
  return kind === undefined ? undefined : said(argument, [`be ${kind}`, `not be ${kind}`]);
}

function methodAtom(name: string, receiver: ASTNode, [argument]: readonly ASTNode[]): Atom | undefined {
  const words = methods[name];
  if (words === undefined || argument === undefined) return undefined;
  return said(receiver, [`${words[0]} ${term(argument)}`, `${words[1]} ${term(argument)}`]);
}

function comparison(op: string, left: ASTNode, right: ASTNode): Atom | undefined {
  const size = emptiness(op, left, right);
  if (size !== undefined) return size;
  const words = comparisons[op];
  if (words === undefined) return undefined;
  if (op === 'in' && left.op === 'value') return said(right, [`contain ${term(left)}`, `not contain ${term(left)}`]);
  if (op === 'in' && left.op === 'list') return pairs(left, right);
  const isField = right.op === '.' || right.op === 'id';
  if (isField && (op === '==' || op === '!=')) return sameness(left, right, op === '==');
  const value = isCaseless(left) ? spelled(right) : term(right);
  return said(left, [`${words[0]} ${value}`, `${words[1]} ${value}`]);
}

/** Kinds of cert-manager (cert-manager/cert-manager, pkg/apis/certmanager/v1/types_issuer.go), as they are written. */
const customary: Readonly<Record<string, string>> = { issuer: 'Issuer', clusterissuer: 'ClusterIssuer' };

/** A text in lower case that another is compared with, whatever the case of that one. */
function spelled(node: ASTNode): string {
  const kind = node.op === 'value' && typeof node.args === 'string' ? customary[node.args] : undefined;
  return kind === undefined ? `${term(node)} in any case of letters` : JSON.stringify(kind);
}

function isCaseless(node: ASTNode): boolean {
  return node.op === 'rcall' && ['lowerAscii', 'upperAscii'].includes(node.args[0]);
}

/** `(has(a) ? a : 'x') == 'x'`. */
function defaulted(node: ASTNode): Atom | undefined {
  const { field, value } = unset(node) ?? {};
  if (field === undefined || node.op !== '==') return undefined;
  const [what, text] = [term(field), JSON.stringify(value)];
  return {
    must: [`must not have ${what} other than ${text}`, `needs ${what} other than ${text}`],
    is: [`${what} is not set or ${text}`, `${what} is set and not ${text}`],
  };
}

function sameness(left: ASTNode, right: ASTNode, wanted: boolean): Atom {
  const [same, other] = [`be the same as ${term(right)}`, `not be the same as ${term(right)}`];
  return said(left, wanted ? [same, other] : [other, same]);
}

/** `[group, kind] in [['', 'Service']]`: the fields together must be one of the pairs. */
function pairs(left: ASTNode, right: ASTNode): Atom | undefined {
  if (left.op !== 'list' || right.op !== 'list') return undefined;
  const fields = left.args.map(term).join(' and ');
  const choices = right.args.map((choice) => `(${term(choice)})`).join(', ');
  return {
    must: [`${fields} must be one of ${choices}`, `${fields} must be none of ${choices}`],
    is: [`${fields} are one of ${choices}`, `${fields} are none of ${choices}`],
  };
}

/** `size(a) > 0` and its like. */
function emptiness(op: string, left: ASTNode, right: ASTNode): Atom | undefined {
  const measured = measuredBy(left);
  if (measured === undefined || right.op !== 'value' || right.args !== 0n) return undefined;
  if (op === '==') return said(measured, ['be empty', 'not be empty']);
  return op === '>' || op === '!=' ? said(measured, ['not be empty', 'be empty']) : undefined;
}

function measuredBy(node: ASTNode): ASTNode | undefined {
  if (node.op === 'call' && node.args[0] === 'size') return node.args[1][0];
  return node.op === 'rcall' && node.args[0] === 'size' ? node.args[1] : undefined;
}

function said(about: ASTNode, [yes, no]: readonly [string, string]): Atom {
  const what = term(about);
  const subject = pathOf(about);
  const must = [`${what} must ${yes}`.trim(), `${what} must ${no}`.trim()] as const;
  const is = [`${what || 'it'} ${stated(yes)}`, `${what || 'it'} ${stated(no)}`] as const;
  return subject === undefined ? { must, is } : { must, is, subject };
}

/** `be "a"` as a statement: `is "a"`. */
function stated(words: string): string {
  if (words.startsWith('not be ')) return `is not ${words.slice(7)}`;
  if (words.startsWith('not ')) return `does ${words}`;
  if (words.startsWith('be ')) return `is ${words.slice(3)}`;
  return words.replace(/^(\w+?)(ch)?(?= )/, (_, verb: string, ending = '') => `${verb}${ending}${ending ? 'es' : 's'}`);
}
