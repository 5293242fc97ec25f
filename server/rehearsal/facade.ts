import { drawBlock } from './facade/block.ts';
import type { FacadeFacts } from './facade/facts.ts';
import { drawHouse } from './facade/house.ts';
import { choosePalette, type Scene } from './facade/palette.ts';
import { drawRow } from './facade/row.ts';
import { drawForeground, drawGarden, drawSky, HEIGHT, WIDTH } from './facade/scenery.ts';
import { diceFrom } from './seed/catalogue.ts';

const BLOCKS = ['Condominium', 'Apartment', 'StockCooperative', 'MultiFamily', 'Office', 'MixedUse', 'Quadruplex'];
const ROWS = ['Townhouse', 'Duplex', 'Triplex'];

/**
 * Draws a listing's picture as SVG: its kind of building, storeys, garage, pool and water. The same listing always
 * looks the same. Nothing of the listing's text goes into the picture, so there is nothing to escape.
 */
export function drawFacade(facts: FacadeFacts, { scene = 'day' }: { scene?: Scene } = {}): string {
  const seed = [...facts.listingKey].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7);
  const dice = diceFrom(seed);
  const isOld = (facts.yearBuilt ?? 1990) < 1940;
  const palette = choosePalette(dice, { isBrick: isOld && facts.propertySubType !== 'SingleFamilyResidence', scene });
  const subType = facts.propertySubType ?? '';
  const draw = BLOCKS.includes(subType) ? drawBlock : ROWS.includes(subType) ? drawRow : drawHouse;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    drawSky({ palette, dice, isOnWater: facts.waterfrontYN }),
    drawGarden({ palette, dice }),
    subType === 'UnimprovedLand' ? '' : draw({ facts, palette, dice, isOld }),
    drawForeground({ palette, dice, hasPool: facts.poolPrivateYN, isPaved: draw !== drawHouse }),
    '</svg>',
  ].join('');
}
