import type { ASTNode } from '@marcbachmann/cel-js';
import type { Functions } from './functions';
import type { Checker, Context, Evaluator, Fork, MacroCall } from './macro';

/** Evaluates the body of a macro for each position and item of a list, or key and value of a map. */
type Bodies = (body: ASTNode) => Iterable<{ readonly key: unknown; readonly result: unknown }>;

/** Macros over two variables (google/cel-go, ext/comprehensions.go), e.g. `self.all(key, value, key != value)`. */
export const pairs: Functions = {
  functions: {
    'dyn.all(ast, ast, ast): bool': over((run, [body]) => results(run, body).every(Boolean)),
    'dyn.exists(ast, ast, ast): bool': over((run, [body]) => results(run, body).some(Boolean)),
    'dyn.existsOne(ast, ast, ast): bool': over((run, [body]) => results(run, body).filter(Boolean).length === 1),
    'dyn.exists_one(ast, ast, ast): bool': over((run, [body]) => results(run, body).filter(Boolean).length === 1),
    'dyn.transformList(ast, ast, ast): list': over((run, [body]) => results(run, body), 'list'),
    'dyn.transformMap(ast, ast, ast): map': over(transformMap, 'map'),
  },
};

function results(run: Bodies, body: ASTNode | undefined): unknown[] {
  return body === undefined ? [] : [...run(body)].map(({ result }) => result);
}

function transformMap(run: Bodies, [body]: readonly ASTNode[]): unknown {
  return new Map(body === undefined ? [] : [...run(body)].map(({ key, result }) => [key, result]));
}

function over(conclude: (run: Bodies, bodies: readonly ASTNode[]) => unknown, type = 'bool') {
  return ({ args: [first, second, ...bodies], receiver }: MacroCall): object => {
    const [keyName, itemName] = [identifier(first), identifier(second)];
    let keys: Fork;
    let items: Fork;
    return {
      async: false,
      typeCheck(checker: Checker, _macro: unknown, context: Context) {
        checker.check(receiver, context);
        keys = context.forkWithVariable(keyName, checker.getType('dyn'));
        items = keys.forkWithVariable(itemName, checker.getType('dyn'));
        for (const body of bodies) checker.check(body, items);
        return checker.getType(type);
      },
      evaluate(evaluator: Evaluator, _macro: unknown, context: Context) {
        const held = entriesOf(evaluator.run(receiver, context));
        const run = (body: ASTNode) =>
          held.map(([key, item]) => {
            const scope = items.reuse(keys.reuse(context).setIterValue(key, evaluator)).setIterValue(item, evaluator);
            return { key, result: evaluator.run(body, scope) };
          });
        return conclude(run, bodies);
      },
    };
  };
}

function identifier(node: ASTNode | undefined): string {
  if (node?.op === 'id') return node.args;
  throw new Error('a macro needs a name for its variable');
}

function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (value instanceof Map) return [...value];
  if (value instanceof Set || Array.isArray(value)) return [...value].map((item, at) => [BigInt(at), item]);
  return Object.entries(value as object);
}
