import type { Finding } from '../check/finding';
import { prove } from '../check/prove';
import { rules } from '../check/rules/index';
import { problemLine } from '../input/problem';
import { read } from '../input/read';
import { printable } from '../report/finding-line';
import { github } from '../report/github';
import { json } from '../report/json';
import { type Report, reportOf } from '../report/report';
import { sarif } from '../report/sarif';
import { text } from '../report/text';
import { type CheckOptions, checkOptions } from './check/check-options';
import { releaseOf } from './check/check-target';
import { worldsOf } from './check/worlds';
import { refuse } from './refuse';

const HELP = `usage: npm run check -- [OPTION...] PATH...

Proves Kubernetes objects of anybody's making: each by the schema of its kind, all together by the rules in docs/rules.md.
PATH is a file of YAML or JSON, a folder of such files, or - for standard input. What npm run synth wrote is told apart by
cluster: dist/ may hold many.

  --release RELEASE      OpenShift Service Mesh release; by default that of the Subscription in the input, else the newest
  --openshift RELEASE    OpenShift release, e.g. 4.20; unknown by default
  --apps-domain DOMAIN   domain of the cluster's default IngressController, e.g. apps-crc.testing; unknown by default
  --infrastructure-topology HighlyAvailable|SingleReplica
                         whether the cluster has several nodes; by default OpenShift Local has one, any other several
  --external WHAT        what exists in the cluster and is not judged; may be repeated. A path to YAML, or a declaration:
                         "KIND[.GROUP] [NAMESPACE/]NAME[:PORT,PORT]", e.g. "Service bookinfo/reviews:9080"
  --open-world           objects that are referred to and missing may exist elsewhere: they are warnings, not errors
  --format FORMAT        text (default), json, sarif or github

exit status: 0 no error, warnings perhaps; 1 errors; 2 wrong usage, or input that cannot be read, whose rest is checked
`;

const CLOSED_WORLD = 'note what is missing may exist elsewhere: name it with --external, or give --open-world\n';

const options = checkOptions();
if (options.help) process.stdout.write(HELP);
else {
  refuse(options.faults, 2);
  check(options);
}

function check({ paths, target, externals, format }: CheckOptions): void {
  const judged = read(paths);
  const given = read(externals.paths);
  const problems = [...judged.problems, ...given.problems];
  // What could not be read may hold what is missing.
  const openWorld = target.openWorld || problems.length > 0;
  const findings = worldsOf(judged).flatMap(({ manifests, others }) =>
    prove(
      {
        manifests,
        externals: [...externals.objects, ...given.manifests, ...others],
        scalarAt: (on, at) => judged.origins.tryScalar(on, at),
        unknownKinds: 'warning',
      },
      { ...target, release: target.release ?? releaseOf(manifests), openWorld },
    ),
  );
  const report = reportOf(findings, {
    manifests: judged.manifests,
    unread: problems,
    lineOf: (on, at) => judged.origins.lineOf(on, at),
  });
  if (!openWorld && findings.some(isOfClosedWorld)) process.stderr.write(CLOSED_WORLD);
  for (const { line, ...note } of judged.notes) process.stderr.write(`note ${printable(problemLine(note))}\n`);
  for (const problem of problems) process.stderr.write(`error ${printable(problemLine(problem))}\n`);
  print(report, format);
  process.exitCode = problems.length > 0 ? 2 : Number(report.summary.errors > 0);
}

/** Whether something is missing that may exist where the input does not tell of it. */
function isOfClosedWorld({ code }: Finding): boolean {
  return rules.some((rule) => rule.code === code && rule.severity === 'error unless open');
}

function print(report: Report, format: CheckOptions['format']): void {
  const { stdout } = process;
  // A reader such as head may have seen enough.
  stdout.on('error', () => process.exit());
  if (format === 'json') stdout.write(json(report));
  else if (format === 'sarif') stdout.write(sarif(report, rules));
  else if (format === 'github') stdout.write(github(report));
  else stdout.write(text(report));
}
