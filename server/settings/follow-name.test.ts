import { expect, test } from 'bun:test';
import { followName } from './follow-name.ts';

const LARKIN = 'Larkin & Vale Realty';
const MUELLER = 'Müller & Söhne Immobilien';

test.each([
  ['alone', LARKIN, LARKIN, MUELLER, MUELLER],
  ['among other lines, each time', `Ada\n${LARKIN}\n(${LARKIN})`, LARKIN, MUELLER, `Ada\n${MUELLER}\n(${MUELLER})`],
  ['another name', 'Ada and all of us', LARKIN, MUELLER, 'Ada and all of us'],
  ['part of a longer word', 'Valerie of Vale', 'Vale', 'Harbour', 'Valerie of Harbour'],
  ['as it stood: other letters are somebody else', 'LARKIN & VALE REALTY', LARKIN, MUELLER, 'LARKIN & VALE REALTY'],
  ['a longer new name that stands there already', 'Vale & Sons', 'Vale', 'Vale & Sons', 'Vale & Sons'],
  ['a shorter new name', 'Vale & Sons', 'Vale & Sons', 'Vale', 'Vale'],
  ['marks of patterns and of replacements', 'We (Ltd.) $1', 'We (Ltd.)', '$& Co. $1', '$& Co. $1 $1'],
  ['no old name', 'Ada', '', MUELLER, 'Ada'],
])('a text follows the name of the brokerage: %s', (_, text, from, to, expected) => {
  expect(followName(text, { from, to })).toBe(expected);
});
