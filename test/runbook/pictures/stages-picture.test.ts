// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { stagesPicture } from '../../../lib/runbook/pictures/stages-picture';
import { reference, stagesOf } from '../../support';
import { draw } from '../mermaid';

const stages = stagesOf(reference);

test('the stages are drawn in the order they are applied, with the number of their objects', async () => {
  const single = { id: '65-extra', manifests: stages.flatMap(({ manifests }) => manifests).slice(0, 1) };

  const { boxes, arrows } = await draw(stagesPicture([...stages, single]));

  expect(boxes).toEqual([
    '00-operators 4 objects',
    '10-namespaces 4 objects',
    '20-control-plane 2 objects',
    '30-gateways 6 objects',
    '40-certificates 4 objects',
    '50-workloads 14 objects',
    '60-routing 3 objects',
    '65-extra 1 object',
  ]);
  expect(arrows).toEqual(boxes.slice(1).map((_, i) => `stage${i} stage${i + 1}`));
});

test('what means something to Mermaid, HTML or Markdown survives in a label', async () => {
  const texts = [
    '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    ...['"', "'", '#', '#35;', '#quot;', '<b>', '<br/>', '&', '&lt;', '[a]', '(a)', '{a}', '|', ';', '%%', '`a`'],
    ...['*a*', '**a**', '_a_', '1. a', '- a', '"a"b"', 'a --> b', 'end', '@{a}', ':::a', '<script>a</script>', 'ä😀'],
  ];

  const { boxes } = await draw(stagesPicture(texts.map((id) => ({ id, manifests: [] }))));

  expect(boxes).toEqual(texts.map((text) => `${text} 0 objects`));
});

test.each(['a["x"y"]', 'a["x" --> b', 'a[x(y)]', 'a -->|"x"|'])(
  'a picture that Mermaid cannot parse is no picture: %s',
  (line) => expect(draw(`flowchart LR\n  ${line}`)).rejects.toThrow('Parse error'),
);
