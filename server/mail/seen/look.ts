import { type Color, contrast, readColor } from './color.ts';

/** CSS declarations, lower case, the last of equal ones. */
export type Declarations = Map<string, string>;

/** How text looks at one place of an HTML mail, as far as it decides whether anybody sees it. */
export type Look = {
  /** Nothing inside it can come back (display, opacity, off-screen). */
  isGone: boolean;
  /** What is inside may be made visible again (visibility). */
  isInvisible: boolean;
  fontPx: number;
  color: Color | null;
  /** Null: a picture or something else that we cannot judge. */
  background: Color | null;
};

export const PLAIN: Look = { isGone: false, isInvisible: false, fontPx: 16, color: [0, 0, 0], background: [255, 255, 255] };

/** Nobody reads two pixels, or grey on grey that a screen hardly tells apart. */
const MIN_FONT_PX = 2.5;
const MIN_CONTRAST = 1.25;
const FAR_PX = 400;

export function isSeen({ isGone, isInvisible, fontPx, color, background }: Look): boolean {
  if (isGone || isInvisible || fontPx < MIN_FONT_PX || color === 'none') return false;
  return color === null || background === null || background === 'none' || contrast(color, background) >= MIN_CONTRAST;
}

/** The look inside an element with these declarations, seen from the look around it. */
export function lookInside(around: Look, css: Declarations): Look {
  if (css.size === 0) return around;
  const fontPx = fontSize(around.fontPx, css);
  const visibility = css.get('visibility');
  const ink = readColor(css.get('-webkit-text-fill-color') ?? css.get('color') ?? '');
  return {
    isGone: around.isGone || isTakenAway(css, fontPx),
    isInvisible: visibility ? visibility !== 'visible' && visibility !== 'inherit' : around.isInvisible,
    fontPx,
    color: ink ?? around.color,
    background: background(around.background, css),
  };
}

export function readDeclarations(style: string): Declarations {
  const plain = unescapeCss(style.slice(0, 5000).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')).toLowerCase();
  const found: Declarations = new Map();
  const important = new Set<string>();
  for (const declaration of plain.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    const name = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1).trim();
    const isImportant = value.endsWith('!important') || /!\s*important$/.test(value.slice(-20));
    if (important.has(name) && !isImportant) continue;
    if (isImportant) important.add(name);
    found.set(name, value.replace(/\s*!\s*important$/, ''));
  }
  return found;
}

function unescapeCss(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_, hex: string | undefined, char: string | undefined) =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : (char ?? ''),
  );
}

function fontSize(parent: number, css: Declarations): number {
  const short = /(?:^|\s)([\d.]+(?:px|pt|em|rem|%|vw)?)(?:\s*\/\s*\S+)?\s+\S/.exec(css.get('font') ?? '')?.[1];
  return pixels(css.get('font-size') ?? short ?? '', { em: parent }) ?? parent;
}

function background(around: Color | null, css: Declarations): Color | null {
  const value = [css.get('background'), css.get('background-color'), css.get('background-image')].filter(Boolean).join(' ');
  if (value === '') return around;
  if (/url\(|gradient|var\(/.test(value)) return null;
  const words = value.match(/[a-z]{3,4}\([^)]{0,80}\)|[^\s]+/g) ?? [];
  const color = words.map(readColor).findLast((each) => each !== null);
  return color === undefined || color === null || color === 'none' ? around : color;
}

function isTakenAway(css: Declarations, em: number): boolean {
  const is = (name: string, value: RegExp) => value.test(css.get(name) ?? '');
  const px = (name: string) => pixels(css.get(name) ?? '', { em });
  const isTiny = (name: string) => (px(name) ?? 99) <= 1;
  const isAway = (name: string) => Math.abs(px(name) ?? 0) >= FAR_PX;
  if (is('display', /^none$/) || is('content-visibility', /^hidden$/) || is('zoom', /^0(\.0+)?%?$/)) return true;
  if (is('opacity', /^(0?\.0\d*|0|[0-5](\.\d+)?%)$/) || is('filter', /opacity\(\s*(0?\.0\d*|0|0%)\s*\)/)) return true;
  const isCut = is('overflow', /hidden|clip/) || is('overflow-y', /hidden|clip/) || is('overflow-x', /hidden|clip/);
  if (isCut && ['height', 'max-height', 'width', 'max-width', 'line-height'].some(isTiny)) return true;
  if (is('position', /absolute|fixed|relative/) && ['left', 'right', 'top', 'bottom'].some(isAway)) return true;
  if (['text-indent', 'margin-left', 'margin-top'].some((name) => (px(name) ?? 0) <= -FAR_PX)) return true;
  if (is('clip', /^rect\(\s*(0|1px|0px)[\s,]+(0|1px|0px)[\s,]+(0|1px|0px)[\s,]+(0|1px|0px)\s*\)/)) return true;
  if (is('clip-path', /inset\(\s*(100|[5-9]\d)%|circle\(\s*0/)) return true;
  return is('transform', /scale[xy]?\(\s*0?\.?0*\s*[,)]|translate[xy]?\([^)]{0,20}-\s*\d{3,}/);
}

/** Null for what is no length. */
function pixels(value: string, { em }: { em: number }): number | null {
  const [, digits, unit] = /^\s*(-?[\d.]{1,12})(px|pt|em|rem|ex|ch|%|vw|vh|in|cm|mm)?\s*$/.exec(value) ?? [];
  if (digits === undefined) return null;
  const each: Record<string, number> = {
    ...{ pt: 4 / 3, em, ex: em / 2, ch: em / 2, rem: 16, '%': em / 100, vw: 6, vh: 8, in: 96, cm: 38, mm: 3.8 },
  };
  return (Number.parseFloat(digits) || 0) * (each[unit ?? 'px'] ?? 1);
}
