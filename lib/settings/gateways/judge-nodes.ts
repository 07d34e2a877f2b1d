import type { Toleration } from '../../constructs/gateways/gateway-workload';
import type { Fault } from '../fault';
import { isLabel } from '../labels';
import type { GatewayPodSettings } from './gateway-settings';

/** Nodes that cannot be asked for (Kubernetes, `ValidateTolerations`): a taint is spelt as a label is. */
export function* judgeNodes({ nodeSelector = {}, tolerations = [] }: GatewayPodSettings, at: string): Iterable<Fault> {
  for (const [key, value] of Object.entries(nodeSelector)) {
    if (isLabel(key, value)) continue;
    yield { at: `${at}.nodeSelector["${key}"]`, say: `"${key}: ${value}" is not a label that a node can have` };
  }
  for (const [i, toleration] of tolerations.entries()) yield* judgeToleration(toleration, `${at}.tolerations[${i}]`);
}

function* judgeToleration(
  { key = '', operator = 'Equal', value = '', effect, tolerationSeconds }: Toleration,
  at: string,
): Iterable<Fault> {
  if (key === '' && operator === 'Equal') {
    yield { at: `${at}.key`, say: `missing; give the key of a taint, or operator: 'Exists' to run whatever it is` };
  }
  if (value !== '' && operator === 'Exists') {
    yield { at: `${at}.value`, say: `"${value}" is not looked at with operator "Exists"; remove one of the two` };
  }
  const isTaint = isLabel(key || 'any', value);
  if (!isTaint) yield { at, say: `"${key}=${value}" is not a taint that a node can have` };
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    yield {
      at: `${at}.tolerationSeconds`,
      say: `${tolerationSeconds} needs effect "NoExecute", which alone ends pods`,
    };
  }
  if (tolerationSeconds !== undefined && !Number.isInteger(tolerationSeconds)) {
    yield { at: `${at}.tolerationSeconds`, say: `${tolerationSeconds} is not a whole number` };
  }
}
