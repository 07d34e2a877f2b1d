import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { present } from '../sets';
import { counted } from '../wording';

/** The operators of a namespace learn from its OperatorGroup where to look, and start anew with another answer (OLM, "Operator Groups"). */
export const operatorScope = meaning('control-plane', ['operators.coreos.com/OperatorGroup'], function* (subject) {
  const { change, old, now, touches } = subject;
  if (change.kind !== 'changed' || !old || !now) return;
  if (!touches('spec', 'targetNamespaces') && !touches('spec', 'selector')) return;
  const [was, is] = [scopeOf(old), scopeOf(now)];
  if (was !== is)
    yield `restarts the operators of namespace ${now.metadata.namespace}: they serve ${is}, no longer ${was}`;
});

function scopeOf({ spec }: Read<'operators.coreos.com/OperatorGroup'>): string {
  const names = present(spec?.targetNamespaces);
  if (names.length > 0) return counted('namespace', names);
  return spec?.selector ? 'the namespaces that its selector selects' : 'all namespaces';
}
