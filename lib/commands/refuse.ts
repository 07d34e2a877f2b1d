/** Ends the command if anything is wrong: one line each on standard error, nothing else. */
export function refuse(problems: readonly string[], exitCode: 1 | 2): void {
  for (const problem of problems) process.stderr.write(`error ${problem.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  if (problems.length > 0) process.exit(exitCode);
}
