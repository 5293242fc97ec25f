import type { Dice, Palette } from './palette.ts';
import { rect, shape } from './parts.ts';

export const WIDTH = 640;
export const HEIGHT = 420;
/** Where buildings stand. */
export const GROUND = 332;

export function drawSky({ palette, dice, isOnWater }: { palette: Palette; dice: Dice; isOnWater: boolean }): string {
  const [top, low] = palette.sky;
  const clouds = Array.from({ length: dice(1, 3) }, () => cloud(dice(30, 580), dice(36, 120), dice(7, 12) / 10)).join('');
  const far = isOnWater
    ? `${rect({ x: 0, y: 268, width: WIDTH, height: 70 }, '#7fa9b8')}<path d="M0 276h640M40 290h220M330 284h250M120 302h380" stroke="#cfe3e8" stroke-width="2" opacity=".6"/>${sail(dice(40, 120))}`
    : `<path d="M0 300C90 ${dice(236, 262)} 190 ${dice(262, 286)} 300 ${dice(240, 266)}S520 ${dice(236, 262)} 640 ${dice(262, 284)}V340H0Z" fill="${palette.hills}" opacity=".75"/>`;
  return [
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs>`,
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, 'url(#s)'),
    `<circle cx="${dice(70, 570)}" cy="${dice(56, 110)}" r="26" fill="${palette.sun}" opacity=".85"/>`,
    clouds,
    far,
  ].join('');
}

function cloud(x: number, y: number, scale: number): string {
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="M0 18c-12 0-12-15 0-16C3-12 26-14 31 0c12-6 22 6 15 14 2 2-1 4-4 4Z" fill="#fff" opacity=".7"/>`;
}

function sail(x: number): string {
  return `<path d="M${x} 246v26l-15 0ZM${x + 3} 252v20h11ZM${x - 18} 275h36l-6 6h-24Z" fill="#fffdf8" opacity=".9"/>`;
}

/** Lawn and the trees behind the house. */
export function drawGarden({ palette, dice }: { palette: Palette; dice: Dice }): string {
  const trees = [dice(16, 70), dice(560, 624), dice(90, 130)].map((x) =>
    tree(x, GROUND + 4, { palette, size: dice(42, 74), isConifer: dice(0, 2) === 0 }),
  );
  return `<path d="M0 322C160 314 480 314 640 322V420H0Z" fill="${palette.grass}"/>${trees.join('')}`;
}

function tree(x: number, y: number, { palette, size, isConifer }: { palette: Palette; size: number; isConifer: boolean }): string {
  const trunk = rect({ x: x - 4, y: y - size * 0.8, width: 8, height: size * 0.8 }, '#6b5443');
  if (isConifer) {
    const layers = [0, 1, 2].map((i) => {
      const [half, top] = [size * (0.46 - i * 0.1), y - size * (0.95 + i * 0.42)];
      return shape(
        [
          [x - half, top + size * 0.62],
          [x, top],
          [x + half, top + size * 0.62],
        ],
        palette.leaf,
      );
    });
    return trunk + layers.join('');
  }
  const crown = (dx: number, dy: number, r: number, opacity: number) =>
    `<circle cx="${x + dx}" cy="${Math.round(y - size * 1.25 + dy)}" r="${Math.round(r)}" fill="${palette.leaf}" opacity="${opacity}"/>`;
  return trunk + crown(0, 0, size * 0.52, 1) + crown(-size * 0.32, 10, size * 0.36, 0.9) + crown(size * 0.32, 12, size * 0.34, 0.9);
}

/** What lies before the house: path or pavement, a pool, shrubs. */
export function drawForeground({
  palette,
  dice,
  hasPool,
  isPaved,
}: {
  palette: Palette;
  dice: Dice;
  hasPool: boolean;
  isPaved: boolean;
}): string {
  const pool = hasPool
    ? '<path d="M392 366C430 350 560 350 596 368c18 10 8 30-24 34-60 8-140 8-180-2-22-6-22-24 0-34Z" fill="#d8cfc0"/><path d="M404 370c36-12 146-12 180 2 12 8 4 20-20 23-52 6-116 6-152-2-18-5-20-16-8-23Z" fill="#63b3c4"/><path d="M420 380q14-5 28 0t28 0 28 0 28 0" stroke="#c9eaf0" stroke-width="2" fill="none"/>'
    : '';
  const pavement = isPaved
    ? `${rect({ x: 0, y: 352, width: WIDTH, height: 26 }, '#d9d0c2')}${rect({ x: 0, y: 378, width: WIDTH, height: 42 }, '#8b8580')}<path d="M20 400h70M150 400h70M280 400h70M410 400h70M540 400h70" stroke="#f0e8d8" stroke-width="3" opacity=".7"/>`
    : '';
  const shrubs = Array.from({ length: 5 }, (_, i) => {
    const x = 30 + i * 145 + dice(-24, 24);
    return `<ellipse cx="${x}" cy="${GROUND + 8}" rx="${dice(14, 26)}" ry="${dice(8, 13)}" fill="${palette.leaf}"/>`;
  });
  return pavement + pool + shrubs.join('');
}
