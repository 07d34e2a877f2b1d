import { argoCDCases } from './argo-cd-cases';
import type { Case } from './case';
import { deletionCases } from './deletion-cases';
import { entryCases } from './entry-cases';
import { exposureCases } from './exposure-cases';
import { meshCases } from './mesh-cases';
import { policyCases } from './policy-cases';
import { restartCases } from './restart-cases';
import { revisionCases } from './revision-cases';
import { routeCases } from './route-cases';
import { trafficCases } from './traffic-cases';

export const allCases: readonly Case[] = [
  ...deletionCases,
  ...exposureCases,
  ...trafficCases,
  ...restartCases,
  ...argoCDCases,
  ...entryCases,
  ...policyCases,
  ...meshCases,
  ...revisionCases,
  ...routeCases,
];
