/**
 * Paper and brick, as in the client's tokens. A mail program that follows the system's dark theme gets the second value
 * through a class of the same name; one that inverts by itself inverts text and ground together, since each element
 * that has words states both.
 */
export const COLOURS = {
  paper: ['#f6f2ec', '#171412'],
  sheet: ['#fffdfa', '#1e1a17'],
  panel: ['#faf5ee', '#27221e'],
  line: ['#e5ddd2', '#3d3630'],
  ink: ['#211c17', '#f0e9e0'],
  soft: ['#574e45', '#c9bfb3'],
  faint: ['#6a6055', '#b1a699'],
  brick: ['#a13d26', '#eb9d84'],
  onBrick: ['#fffaf7', '#2a120b'],
  pine: ['#2a5f4a', '#7cc0a0'],
} as const;
export type Colour = keyof typeof COLOURS;

/** Every pair of words and ground that the template sets; each must be read with ease (WCAG 2.2, 1.4.3: 4.5 to 1). */
export const PAIRS: readonly (readonly [words: Colour, ground: Colour])[] = [
  ['ink', 'sheet'],
  ['soft', 'sheet'],
  ['faint', 'sheet'],
  ['brick', 'sheet'],
  ['ink', 'panel'],
  ['soft', 'panel'],
  ['faint', 'panel'],
  ['brick', 'panel'],
  ['onBrick', 'brick'],
  ['faint', 'paper'],
  ['ink', 'paper'],
];

export const light = (colour: Colour): string => COLOURS[colour][0];

/** A class for each colour as words (`t-ink`), as ground (`g-panel`) and as hairline (`l-line`). */
const USES = {
  t: { property: 'color', colours: ['ink', 'soft', 'faint', 'brick', 'onBrick'] },
  g: { property: 'background-color', colours: ['paper', 'sheet', 'panel', 'brick'] },
  l: { property: 'border-color', colours: ['line', 'brick', 'pine'] },
} as const;

const inDark = (uses: (keyof typeof USES)[], prefix = '') =>
  uses
    .flatMap((use) =>
      USES[use].colours.map((colour) => `${prefix}.${use}-${colour}{${USES[use].property}:${COLOURS[colour][1]}!important}`),
    )
    .join('');

/**
 * Nothing depends on this sheet: a program that drops it shows the light mail in two columns. `data-ogsc` and
 * `data-ogsb` are how Outlook.com marks what it has darkened itself.
 */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `@media (prefers-color-scheme:dark){${inDark(['t', 'g', 'l'])}}`,
  `${inDark(['t', 'l'], '[data-ogsc] ')}${inDark(['g'], '[data-ogsb] ')}`,
  '@media (max-width:480px){',
  '.stack{display:block!important;width:auto!important}',
  '.beside{padding:12px 12px 0!important}',
  '.photo{width:100%!important;max-width:100%!important;height:auto!important}',
  '.margin{padding:0!important}',
  '.sheet{padding:24px 20px 28px!important;border-radius:0!important;border-left:0!important;border-right:0!important}',
  '}',
].join('');
