import { groupOf } from '../../../manifest/manifest';
import { meaningOfAny } from '../rule';
import { listed, named } from '../wording';

/** Kinds whose operator writes what they say into the configuration of pods, and starts these anew. */
const kinds: ReadonlySet<string> = new Set([
  'kiali.io/Kiali',
  'kiali.io/OSSMConsole',
  'opentelemetry.io/OpenTelemetryCollector',
  'tempo.grafana.com/TempoStack',
]);

/** Nobody's requests go through these pods; what they show or collect is missing for a while. */
export const operand = meaningOfAny('restart', function* ({ change, now, touches, touched }) {
  if (change.kind !== 'changed' || !now || !kinds.has(`${groupOf(now)}/${now.kind}`) || !touches('spec')) return;
  yield `its operator restarts the pods of ${named(now)} (${listed(touched('spec'))})`;
});
