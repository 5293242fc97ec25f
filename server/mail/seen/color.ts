import names from 'color-name';

type Rgb = [number, number, number];
/** `none`: the colour lets everything through. */
export type Color = Rgb | 'none';

/** CSS Color 4 §6.1: a colour without a known name is no colour, for browsers as for us. */
const NAMES: Record<string, Rgb> = names;

/** The colour that a CSS value names; null when it names none that we know. */
export function readColor(value: string): Color | null {
  const text = value.trim().toLowerCase();
  if (text === 'transparent') return 'none';
  const hex = /^#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})$/.exec(text)?.[1];
  if (hex) return fromHex(hex);
  const [, space, inside = ''] = /^(rgb|hsl)a?\(([^)]{1,80})\)$/.exec(text) ?? [];
  if (!space) return NAMES[text] ?? null;
  const parts = inside.split(/[\s,/]+/).filter(Boolean);
  const alpha = parts[3] === undefined ? 1 : number(parts[3], 1);
  if (alpha < 0.1) return 'none';
  if (space === 'hsl') return fromHsl(number(parts[0] ?? '', 360), number(parts[1] ?? '', 1), number(parts[2] ?? '', 1));
  return [number(parts[0] ?? '', 255), number(parts[1] ?? '', 255), number(parts[2] ?? '', 255)];
}

/** WCAG 2: from 1 (the same) to 21 (black on white). */
export function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function fromHex(hex: string): Color {
  const full = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (full.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return alpha < 26 ? 'none' : [red, green, blue];
}

/** A per cent value is a share of `whole`. */
function number(text: string, whole: number): number {
  const value = Number.parseFloat(text) || 0;
  return text.endsWith('%') ? (value / 100) * whole : value;
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    return 255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [part(0), part(8), part(4)];
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
