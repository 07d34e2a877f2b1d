/** Says what is wrong: one line each on standard error. */
export function complain(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`error ${problem.replaceAll(/\s*\n\s*/g, ' ')}\n`);
}

/** Ends the command if anything is wrong: one line each on standard error, nothing else. */
export function refuse(problems: readonly string[], exitCode: 1 | 2): void {
  complain(problems);
  if (problems.length > 0) process.exit(exitCode);
}
