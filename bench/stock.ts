import { App } from 'cdk8s';
import { cluster } from '../lib/cluster';
import { resolveClusters } from '../lib/settings/resolve-clusters';
import { reference } from '../test/support';

/** The same charts, written by cdk8s itself: its order, its YAML, no checks. */
const app = new App();
for (const settings of resolveClusters([reference]).clusters) cluster(app, settings);
app.synth();
