import 'leaflet/dist/leaflet.css';
import './plan-map.css';
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import type { Pin } from '../../../shared/pin.ts';
import { trpc } from '../../lib/trpc.ts';

/** More labels than this need a map that is looked at from near. */
const MANY = 30;
const NEAR = 14;

type Props = {
  pins: readonly Pin[];
  label: string;
  priceWords(pin: Pin): string;
  onOpen?(listingKey: string): void;
};

/**
 * Listings where they lie. With a source of map pictures they lie on those; without one, on plain paper with a grid and
 * the names of the areas, and no host is asked for anything.
 */
export function PlanMap({ pins, label, priceWords, onOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map>(null);
  const tiles = trpc.properties.tiles.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY }).data;
  const latest = useRef(onOpen);
  latest.current = onOpen;

  useEffect(() => {
    if (!frame.current) return;
    const drawn = L.map(frame.current, { attributionControl: false, zoomSnap: 0.5, minZoom: 3, maxZoom: 18 });
    map.current = drawn;
    return () => {
      // Leaflet ends a zoom that is under way by a timer, also on a map that is gone, unless it believes that it has ended.
      Object.assign(drawn, { _animatingZoom: false }).remove();
      map.current = null;
    };
  }, []);

  useEffect(() => {
    if (!map.current || tiles === undefined) return;
    const ground = tiles ? L.tileLayer(tiles.url, { attribution: tiles.attribution }) : new PaperLayer({ tileSize: 128 });
    ground.addTo(map.current);
    const credit = tiles?.attribution
      ? L.control.attribution({ prefix: false }).addAttribution(tiles.attribution).addTo(map.current)
      : null;
    return () => {
      ground.remove();
      credit?.remove();
    };
  }, [tiles]);

  useEffect(() => {
    const drawn = map.current;
    if (!drawn || pins.length === 0) return;
    const bounds = L.latLngBounds(pins.map(({ latitude, longitude }) => [latitude, longitude]));
    drawn.fitBounds(bounds.pad(0.15), { maxZoom: 15, animate: false });
    const layer = L.layerGroup(pins.map((pin) => markerOf(pin, priceWords(pin), latest))).addTo(drawn);
    // Many prices side by side would cover each other: from afar they are points, with the price on hover and focus.
    const fromAfar = () => frame.current?.classList.toggle('plan-far', pins.length > MANY && drawn.getZoom() < NEAR);
    fromAfar();
    drawn.on('zoomend', fromAfar);
    return () => {
      drawn.off('zoomend', fromAfar);
      layer.remove();
    };
  }, [pins, priceWords]);

  // Apart from the pins: what lies under them is answered later, and a pin that somebody stands on must stay.
  useEffect(() => {
    const drawn = map.current;
    if (!drawn || tiles) return;
    const layer = L.layerGroup(areaNames(pins)).addTo(drawn);
    const uncovered = () => hideCoveredNames(frame.current);
    uncovered();
    drawn.on('zoomend', uncovered);
    return () => {
      drawn.off('zoomend', uncovered);
      layer.remove();
    };
  }, [pins, tiles]);

  return <section ref={frame} aria-label={label} className="plan-map h-full w-full" />;
}

/** Squares of paper in place of pictures. */
class PaperLayer extends L.GridLayer {
  protected override createTile(): HTMLElement {
    const tile = document.createElement('div');
    tile.className = 'plan-paper';
    return tile;
  }
}

/** The name of each area above its listings, so that a plain map tells where one looks. */
function areaNames(pins: readonly Pin[]): L.Marker[] {
  const areas = Map.groupBy(pins, ({ subdivisionName }) => subdivisionName);
  return [...areas].flatMap(([name, inside]) => {
    if (!name || inside.length < 2) return [];
    const middle = inside.reduce((sum, { longitude }) => sum + longitude, 0) / inside.length;
    const top = Math.max(...inside.map(({ latitude }) => latitude));
    const words = Object.assign(document.createElement('span'), { textContent: name });
    const icon = L.divIcon({ className: 'plan-area', html: words, iconSize: undefined });
    return [L.marker([top, middle], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 })];
  });
}

/** Where names of areas would lie on each other, the first is told; the others come when one looks from nearer. */
function hideCoveredNames(frame: HTMLElement | null): void {
  const told: DOMRect[] = [];
  for (const name of frame?.querySelectorAll<HTMLElement>('.plan-area > span') ?? []) {
    const box = name.getBoundingClientRect();
    const isCovered = told.some(
      (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
    name.style.visibility = isCovered ? 'hidden' : '';
    if (!isCovered) told.push(box);
  }
}

function markerOf(pin: Pin, price: string, onOpen: React.RefObject<Props['onOpen']>): L.Marker {
  // As an element, not as HTML: nothing of a listing's text is read as markup.
  const words = Object.assign(document.createElement('span'), { textContent: price });
  const isOff = pin.standardStatus !== 'Active';
  const icon = L.divIcon({ className: `plan-pin${isOff ? ' plan-pin-off' : ''}`, html: words, iconSize: undefined });
  const marker = L.marker([pin.latitude, pin.longitude], { icon, title: pin.unparsedAddress, riseOnHover: true, keyboard: true });
  const open = () => onOpen.current?.(pin.listingKey);
  marker.on('click', open);
  marker.on('keypress', ({ originalEvent }) => originalEvent.key === 'Enter' && open());
  return marker;
}
