import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rules } from '../check/rules/index';
import { rulesPage } from '../report/rules-page';

const HELP = `usage: npm run docs

Writes docs/rules.md from the table of rules.

exit status: 0 written; 2 wrong usage
`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help) process.stdout.write(HELP);
else {
  writeFileSync('docs/rules.md', rulesPage(rules));
  process.stdout.write(`docs/rules.md: ${rules.length} rules\n`);
}
