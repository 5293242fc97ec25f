import type { Building } from './facts.ts';
import type { Palette } from './palette.ts';
import { type Box, door, rect, wall, window } from './parts.ts';
import { GROUND } from './scenery.ts';

const STOREY = 46;

/** A house of many homes: a loft building when it is old, flats with balconies otherwise. The unit's floor shows how high it is. */
export function drawBlock({ facts, palette, dice, isOld }: Building): string {
  const unitFloor = Number.parseInt(facts.unitNumber, 10) || 1;
  const storeys = Math.min(Math.max(unitFloor, isOld ? 4 : dice(4, 5)), 6);
  const columns = isOld ? 6 : dice(4, 5);
  const width = columns * 66 + 24;
  const box = { x: (640 - width) / 2, y: GROUND + 18 - storeys * STOREY - 14, width, height: storeys * STOREY + 14 };
  const homes = Array.from({ length: storeys }, (_, storey) =>
    Array.from({ length: columns }, (_, column) => {
      const x = box.x + 12 + column * 66;
      const y = GROUND + 18 - (storey + 1) * STOREY;
      if (storey === 0 && column === Math.floor(columns / 2)) return entrance({ x, y, width: 66, height: STOREY }, palette);
      return isOld ? loftWindow(x, y, palette) : flat(x, y, { palette, hasBalcony: storey > 0 && column % 2 === 0 });
    }).join(''),
  );
  return [
    `<ellipse cx="320" cy="${GROUND + 20}" rx="${width / 2 + 20}" ry="9" fill="#000" opacity=".16"/>`,
    wall(box, { palette, isClad: palette.isBrick }),
    rect({ x: box.x - 5, y: box.y - 8, width: width + 10, height: 12 }, palette.roof),
    isOld ? stack(box, palette) : rect({ x: box.x + width * 0.6, y: box.y - 26, width: 60, height: 20 }, palette.roofShade),
    ...homes,
  ].join('');
}

function loftWindow(x: number, y: number, palette: Palette): string {
  return window({ x: x + 8, y: y + 6, width: 50, height: 30 }, { palette, panes: [4, 2] });
}

function flat(x: number, y: number, { palette, hasBalcony }: { palette: Palette; hasBalcony: boolean }): string {
  if (!hasBalcony) return window({ x: x + 18, y: y + 8, width: 30, height: 26 }, { palette, panes: [2, 1] });
  const bars = Array.from({ length: 8 }, (_, i) => `M${x + 9 + i * 7} ${y + 24}v15`).join('');
  return [
    window({ x: x + 14, y: y + 5, width: 38, height: 34 }, { palette, panes: [2, 1] }),
    rect({ x: x + 4, y: y + 39, width: 58, height: 4 }, palette.roofShade),
    `<path d="M${x + 5} ${y + 24}h56${bars}" stroke="${palette.roof}" stroke-width="1.6" fill="none"/>`,
  ].join('');
}

function entrance({ x, y, width, height }: Box, palette: Palette): string {
  return (
    rect({ x: x + 2, y: y - 4, width: width - 4, height: 6 }, palette.roofShade) +
    door({ x: x + width / 2 - 14, y: y + height - 34, width: 28, height: 34 }, { palette })
  );
}

function stack({ x, y, width }: Box, palette: Palette): string {
  return (
    rect({ x: x + width - 54, y: y - 74, width: 22, height: 72 }, palette.wall) +
    rect({ x: x + width - 57, y: y - 78, width: 28, height: 7 }, palette.wallShade)
  );
}
