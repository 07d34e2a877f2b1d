import type { OperatorProps } from '../../constructs/operator';
import { tryOssmRelease } from '../../platform/ossm';
import type { Fault } from '../fault';
import { judgeLabel } from '../faults';
import type { Cluster } from '../resolve';

/** How operators cannot be installed. */
export function* judgeOperators({ operators, idleOperators, release, mirror }: Cluster): Iterable<Fault> {
  for (const name of idleOperators) {
    const say =
      'no part of the mesh needs it; remove it, or ask for what it brings by observability of a control plane';
    yield { at: `operators.${name}`, say };
  }
  for (const [name, operator] of Object.entries(operators)) {
    const csvPrefix = operator.operator.csvPrefix ?? tryOssmRelease(release)?.csvPrefix;
    for (const fault of judgeOperator(operator, `operators.${name}`, csvPrefix)) {
      // A faulty source of the mirror's is one fault, not one for each operator.
      if (!(fault.at.endsWith('.source') && operator.source === mirror?.source)) yield fault;
    }
  }
}

function* judgeOperator(operator: OperatorProps, at: string, csvPrefix: string | undefined): Iterable<Fault> {
  const { installPlanApproval, startingCSV, source, sourceNamespace } = operator;
  if (startingCSV !== undefined && installPlanApproval === 'Automatic') {
    yield {
      at: `${at}.startingCSV`,
      say: `Automatic upgrades past "${startingCSV}" at once; set installPlanApproval: 'Manual'`,
    };
  }
  if (startingCSV !== undefined && csvPrefix !== undefined && !startingCSV.startsWith(csvPrefix)) {
    yield {
      at: `${at}.startingCSV`,
      say: `"${startingCSV}" is not in the channel; its names start with "${csvPrefix}"`,
    };
  }
  for (const [key, name] of Object.entries({ source, sourceNamespace })) {
    yield* judgeLabel(name, `${at}.${key}`);
  }
}
