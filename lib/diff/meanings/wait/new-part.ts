import { groupOf } from '../../../manifest/manifest';
import { meaningOfAny } from '../rule';
import { named } from '../wording';

/** Kinds from which an operator makes pods; each tells by its conditions when they serve. */
const kinds: ReadonlySet<string> = new Set([
  'sailoperator.io/Istio',
  'sailoperator.io/IstioCNI',
  'sailoperator.io/ZTunnel',
  'operator.openshift.io/IstioCSR',
  'kiali.io/Kiali',
  'kiali.io/OSSMConsole',
  'opentelemetry.io/OpenTelemetryCollector',
  'tempo.grafana.com/TempoStack',
]);

/** What needs it comes after it: the pods of a mesh are injected only once istiod runs. */
export const newPart = meaningOfAny('wait', function* ({ change, now }) {
  if (change.kind === 'added' && now && kinds.has(`${groupOf(now)}/${now.kind}`))
    yield `its operator starts the pods of ${named(now)}: wait until it is Ready`;
});
