import type { ShapeOf } from '../shape';
import type { OperatorSettings, OperatorsSettings } from './operator-settings';

const operatorShape: ShapeOf<OperatorSettings> = {
  'installPlanApproval?': { Automatic: true, Manual: true },
  'startingCSV?': 'string',
  'source?': 'string',
  'sourceNamespace?': 'string',
};

export const operatorsShape: ShapeOf<OperatorsSettings> = {
  'servicemeshoperator3?': operatorShape,
  'openshift-cert-manager-operator?': operatorShape,
  'kiali-ossm?': operatorShape,
  'tempo-product?': operatorShape,
  'opentelemetry-product?': operatorShape,
};
