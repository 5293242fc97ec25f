import { useState } from 'react';
import type { Property } from '../../../shared/property.ts';
import { streetOf } from '../property-words.ts';

/** The drawn façade at three hours of its day, for a listing without photographs. */
const DRAWN = ['day', 'evening', 'winter'] as const;

type Picture = { source: string; words: string };

/** The listing's pictures: a large one, and all of them below. A picture that does not load is the drawn one. */
export function Gallery({ property }: { property: Property }) {
  const pictures = picturesOf(property);
  const [at, setAt] = useState(0);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const facade = `/pictures/${encodeURIComponent(property.listingKey)}.svg`;
  const sourceOf = ({ source }: Picture) => (broken.has(source) ? facade : source);
  const shown = pictures[at] ?? pictures[0];
  if (!shown) return null;
  return (
    <figure className="space-y-2">
      <img
        src={sourceOf(shown)}
        alt={shown.words}
        onError={() => setBroken((known) => new Set(known).add(shown.source))}
        className="aspect-[16/10] w-full rounded-lg border bg-sunken object-cover"
      />
      {pictures.length > 1 && (
        <ul aria-label="Pictures" className="flex gap-2 overflow-x-auto p-0.5">
          {pictures.map((picture, index) => (
            <li key={picture.source} className="shrink-0">
              <button
                type="button"
                aria-label={`Show: ${picture.words}`}
                aria-pressed={index === at}
                onClick={() => setAt(index)}
                className={`block overflow-hidden rounded-md border-2 ${index === at ? 'border-brick' : 'border-transparent opacity-80 hover:opacity-100'}`}
              >
                <img
                  src={sourceOf(picture)}
                  alt=""
                  loading="lazy"
                  onError={() => setBroken((known) => new Set(known).add(picture.source))}
                  className="h-16 w-24 bg-sunken object-cover"
                />
              </button>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function picturesOf(property: Property): Picture[] {
  const name = streetOf(property);
  const facade = `/pictures/${encodeURIComponent(property.listingKey)}.svg`;
  const photos = property.media
    .filter(({ mediaURL }) => mediaURL !== facade)
    .toSorted((a, b) => Number(b.preferredPhotoYN) - Number(a.preferredPhotoYN) || a.order - b.order);
  if (photos.length > 0)
    return photos.map(({ mediaURL, mediaCategory }, at) => ({
      source: mediaURL,
      words: `${name}, ${mediaCategory.toLowerCase() || 'picture'} ${at + 1}`,
    }));
  return DRAWN.map((scene) => ({ source: scene === 'day' ? facade : `${facade}?scene=${scene}`, words: `${name}, drawn, ${scene}` }));
}
