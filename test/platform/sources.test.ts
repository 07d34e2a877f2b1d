import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(readdirSync('lib/platform'))('lib/platform/%s begins with the sources of its facts', (file) => {
  const [, comment = ''] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(`lib/platform/${file}`, 'utf8')) ?? [];

  expect(comment).toMatch(/\* Sources?: \S/);
});
