import { meaning } from '../rule';
import { counted, named, shift } from '../wording';

/** OLM updates operators to what their catalog offers at the end of their channel, unless a person has to approve it (OLM, "Catalog source"). */
export const catalog = meaning('control-plane', ['operators.coreos.com/CatalogSource'], function* (subject) {
  const { change, old, now, after, touches } = subject;
  if (change.kind !== 'changed' || !now || !touches('spec', 'image')) return;
  const operators = after()
    .ofKind('operators.coreos.com/Subscription')
    .filter(({ spec }) => spec?.source === now.metadata.name && spec.sourceNamespace === now.metadata.namespace)
    .map(({ metadata, spec }) => spec?.name ?? metadata.name);
  const whom = operators.length > 0 ? counted('operator', operators) : 'the operators that are taken from it';
  yield `${named(now)} may offer other versions, to which ${whom} may be updated (${shift('image', old?.spec?.image, now.spec?.image)})`;
});
