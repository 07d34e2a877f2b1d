#!/usr/bin/env node
// The command `rigging`, which is behind the npm scripts of this repository and of those that depend on it.
import { existsSync } from 'node:fs';
import { commandScript } from './installation.mjs';
import { launch, launchSettings } from './launch.mjs';

const HELP = `usage: rigging COMMAND [ARGUMENT...]

  synth   writes dist/<cluster>/ as main.ts says
  plan    prints the steps of an upgrade to a release
  check   proves any YAML or JSON
  diff    tells what differs between dist/ and that of another commit, and what it means
  new     writes the first files of a repository of your own

rigging COMMAND --help says more. synth and plan run the main.ts of the folder in which they are called.
`;

/** By its name, what a command runs: the user's settings, or a script of Rigging's. */
const commands = {
  synth: (args) => runMain(args),
  plan: (args) => runMain(['plan', ...args]),
  check: (args) => launch(commandScript('check'), args),
  diff: (args) => launch(commandScript('diff'), args),
  new: (args) => launch(commandScript('new'), args),
};

const [, , name, ...args] = process.argv;
if (name === '--help' || name === '-h') process.stdout.write(HELP);
else if (name !== undefined && Object.hasOwn(commands, name)) commands[name](args);
else
  refuse(
    `${name === undefined ? 'no command' : `"${name}": no such command`}; there are ${Object.keys(commands).join(', ')}`,
  );

function runMain(args) {
  if (existsSync('main.ts')) launchSettings('main.ts', args);
  else refuse('main.ts: not in this folder; go to where it is, or start a repository with rigging new DIR');
}

function refuse(message) {
  process.stderr.write(`error ${message}\n`);
  process.exitCode = 2;
}
