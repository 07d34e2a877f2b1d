import { type ASTNode, EvaluationError, Optional } from '@marcbachmann/cel-js';
import { environment } from './environment';

/** An expression, ready to be evaluated. */
export interface Program {
  /** Whether it compares with an earlier state, which there is none of on create. */
  readonly isTransition: boolean;
  /**
   * Its result, or the error that it ends with; `item` is what our own expressions look at one item of a list by, `oldSelf` the
   * earlier state, where there is one.
   */
  readonly run: (self: unknown, item?: unknown, oldSelf?: unknown) => unknown;
}

/** Names of functions that the library has too, but not as Kubernetes does, and cannot be given anew. */
const ours = 'has|matches|int|duration|lowerAscii|upperAscii|indexOf|lastIndexOf|substring|join';
const text =
  /[bB]?[rR][bB]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"]*"|'[^']*')|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/;
const textOrName = new RegExp(`${text.source}|\\b(?:${ours})(?=\\s*\\()`, 'g');

const programs = new Map<string, Program>();

/** The program of an expression: each is parsed once, when it is first asked for. */
export function programOf(expression: string): Program {
  const known = programs.get(expression);
  if (known !== undefined) return known;
  const program = compile(expression);
  programs.set(expression, program);
  return program;
}

/** The syntax tree of an expression, as it stands in the schema. */
export function syntaxOf(expression: string): ASTNode {
  return environment().parse(expression).ast;
}

/** What is wrong with an expression, or `undefined` where it compiles to a truth value. */
export function tryFault(expression: string): string | undefined {
  const { valid, type, error } = environment().check(translated(expression));
  if (!valid) return error?.message ?? 'invalid';
  return type === 'bool' || type === 'dyn' ? undefined : `is ${type}`;
}

function compile(expression: string): Program {
  const evaluate = environment().parse(translated(expression));
  const isTransition = /\boldSelf\b/.test(expression.replace(new RegExp(text, 'g'), ''));
  return {
    isTransition,
    run: (self, item, oldSelf = Optional.none()) => attempt(() => evaluate({ self, item, oldSelf })),
  };
}

/** The expression with our own functions in place of the library's of the same name: `has(…)` becomes `has_(…)`. */
function translated(expression: string): string {
  return expression.replace(textOrName, (found) => (/^\w+$/.test(found) ? `${found}_` : found));
}

/** A rule that cannot be evaluated is a rule that does not hold, whatever went wrong. */
function attempt(evaluate: () => unknown): unknown {
  try {
    return evaluate();
  } catch (error) {
    return error instanceof Error ? error : new EvaluationError(String(error));
  }
}
