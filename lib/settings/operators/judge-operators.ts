import { operators as facts, type OperatorFacts, type OperatorPackage } from '../../platform/operators';
import { tryOssmRelease } from '../../platform/ossm';
import type { Fault } from '../fault';
import { dnsLabelRule, isDnsLabel } from '../names';
import type { Cluster } from '../resolve';
import type { Operator } from './resolve-operators';

/** How operators cannot be installed. */
export function* judgeOperators({ operators, release, mirror }: Cluster): Iterable<Fault> {
  for (const [name, operator] of Object.entries(operators)) {
    const known: OperatorFacts = facts[name as OperatorPackage];
    const csvPrefix = known.csvPrefix ?? tryOssmRelease(release)?.csvPrefix;
    for (const fault of judgeOperator(operator, `operators.${name}`, csvPrefix)) {
      // A faulty source of the mirror's is one fault, not one for each operator.
      if (!(fault.at.endsWith('.source') && operator.source === mirror?.source)) yield fault;
    }
  }
}

function* judgeOperator(operator: Operator, at: string, csvPrefix: string | undefined): Iterable<Fault> {
  const { installPlanApproval, startingCSV, source, sourceNamespace } = operator;
  if (!['Automatic', 'Manual'].includes(installPlanApproval)) {
    yield { at: `${at}.installPlanApproval`, say: `"${installPlanApproval}" is neither "Automatic" nor "Manual"` };
  }
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
    if (!isDnsLabel(name)) yield { at: `${at}.${key}`, say: `"${name}" is not a DNS label: ${dnsLabelRule}` };
  }
}
