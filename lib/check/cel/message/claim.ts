import type { ASTNode } from '@marcbachmann/cel-js';

/** A node that is to be true, or to be false. */
export interface Claim {
  readonly node: ASTNode;
  readonly wanted: boolean;
}

/** The claims of which one is enough. */
export function alternatives({ node, wanted }: Claim): readonly Claim[] {
  if (node.op === '!_') return alternatives({ node: node.args, wanted: !wanted });
  if (node.op !== (wanted ? '||' : '&&')) return [{ node, wanted }];
  return node.args.flatMap((part) => alternatives({ node: part, wanted }));
}

/** The claims that hold together. */
export function conjuncts({ node, wanted }: Claim): readonly Claim[] {
  return alternatives({ node, wanted: !wanted }).map((claim) => ({ ...claim, wanted: !claim.wanted }));
}

/** Whether a node is `true`, or `false`. */
export function isLiteral(node: ASTNode, value: boolean): boolean {
  return node.op === 'value' && node.args === value;
}
