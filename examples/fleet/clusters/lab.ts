import { acme } from './acme';

export const lab = acme({ name: 'lab', infrastructureTopology: 'SingleReplica' });
