import type { ASTNode, TypeDeclaration } from '@marcbachmann/cel-js';

/** What the library hands to a macro when it parses a call of it. */
export interface MacroCall {
  readonly args: readonly ASTNode[];
  readonly receiver: ASTNode;
}

/** The library's type checker, as far as macros need it. */
export interface Checker {
  check(node: ASTNode, context: Context): TypeDeclaration;
  getType(name: string): TypeDeclaration;
}

/** The library's evaluator, as far as macros need it. */
export interface Evaluator {
  run(node: ASTNode, context: Context): unknown;
}

/** Variables in scope: a fork holds one more, and is used again with the next value of it. */
export interface Context {
  forkWithVariable: (name: string, type: TypeDeclaration) => Fork;
}

/** A scope with a variable of its own. */
export interface Fork extends Context {
  reuse(parent: Context): Fork;
  setIterValue(value: unknown, evaluator: Evaluator): Fork;
}
