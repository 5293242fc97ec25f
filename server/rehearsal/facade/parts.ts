import type { Palette } from './palette.ts';

export type Box = { x: number; y: number; width: number; height: number };

const round = (value: number) => Math.round(value * 10) / 10;
export const rect = ({ x, y, width, height }: Box, fill: string, more = '') =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${more && ` ${more}`}/>`;
export const shape = (points: [number, number][], fill: string, more = '') =>
  `<path d="M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z" fill="${fill}"${more && ` ${more}`}/>`;

/** A wall with its siding or brick courses, and shade towards the right. */
export function wall(box: Box, { palette, isClad = true }: { palette: Palette; isClad?: boolean }): string {
  const step = palette.isBrick ? 7 : 9;
  const courses = isClad
    ? Array.from(
        { length: Math.floor(box.height / step) },
        (_, i) => `M${round(box.x)} ${round(box.y + i * step)}h${round(box.width)}`,
      ).join('')
    : '';
  return [
    rect(box, palette.wall),
    `<path d="${courses}" stroke="${palette.wallShade}" stroke-width="${palette.isBrick ? 1.2 : 1}" opacity="${palette.isBrick ? 0.75 : 0.55}"/>`,
    rect({ ...box, x: box.x + box.width * 0.72, width: box.width * 0.28 }, palette.wallShade, 'opacity=".28"'),
  ].join('');
}

/** A window with frame, sill and the sky in its panes. `panes` counts columns and rows. */
export function window(box: Box, { palette, panes = [2, 2] }: { palette: Palette; panes?: [number, number] }): string {
  const { x, y, width, height } = box;
  const [columns, rows] = panes;
  const bars = [
    ...Array.from({ length: columns - 1 }, (_, i) => `M${round(x + ((i + 1) * width) / columns)} ${round(y)}v${round(height)}`),
    ...Array.from({ length: rows - 1 }, (_, i) => `M${round(x)} ${round(y + ((i + 1) * height) / rows)}h${round(width)}`),
  ].join('');
  return [
    rect({ x: x - 3, y: y - 3, width: width + 6, height: height + 6 }, palette.trim),
    rect(box, palette.glass[0]),
    shape(
      [
        [x, y],
        [x + width * 0.75, y],
        [x, y + height * 0.8],
      ],
      palette.glass[1],
      'opacity=".7"',
    ),
    `<path d="${bars}" stroke="${palette.trim}" stroke-width="2"/>`,
    rect({ x: x - 5, y: y + height + 3, width: width + 10, height: 4 }, palette.wallShade),
  ].join('');
}

/** A front door on the ground, its light above it. */
export function door(box: Box, { palette }: { palette: Palette }): string {
  const { x, y, width, height } = box;
  return [
    rect({ x: x - 4, y: y - 14, width: width + 8, height: height + 14 }, palette.trim),
    rect({ x, y: y - 10, width, height: 8 }, palette.glass[1]),
    rect(box, palette.door),
    rect({ x: x + 4, y: y + 5, width: width - 8, height: height * 0.36 }, '#00000022'),
    rect({ x: x + 4, y: y + height * 0.52, width: width - 8, height: height * 0.38 }, '#00000022'),
    `<circle cx="${round(x + width - 5)}" cy="${round(y + height * 0.5)}" r="1.8" fill="#e3c87a"/>`,
    rect({ x: x - 9, y: y + height - 2, width: width + 18, height: 6 }, '#c9c0b2'),
  ].join('');
}

/** Garage doors side by side, each with its panels. */
export function garage(box: Box, { palette, spaces }: { palette: Palette; spaces: number }): string {
  const gap = 8;
  const width = (box.width - gap * (spaces + 1)) / spaces;
  return Array.from({ length: spaces }, (_, i) => {
    const leaf = { x: box.x + gap + i * (width + gap), y: box.y, width, height: box.height };
    const lines = [1, 2, 3].map((row) => `M${round(leaf.x)} ${round(leaf.y + (row * leaf.height) / 4)}h${round(width)}`).join('');
    return `${rect({ x: leaf.x - 3, y: leaf.y - 3, width: width + 6, height: leaf.height + 3 }, palette.wallShade)}${rect(leaf, palette.trim)}<path d="${lines}" stroke="${palette.wallShade}" stroke-width="1.5"/>${rect({ x: leaf.x + 4, y: leaf.y + 4, width: width - 8, height: leaf.height / 4 - 7 }, palette.glass[0], 'opacity=".8"')}`;
  }).join('');
}
