import type { Settings } from '../../../shared/settings.ts';

/** An answer as a customer gets it, with the words as they stand in the form now. */
export function LetterPreview({ brokerage, voice }: Pick<Settings, 'brokerage' | 'voice'>) {
  return (
    <figure className="lg:sticky lg:top-6 lg:self-start">
      <figcaption className="eyebrow mb-2">How a customer sees it</figcaption>
      <div className="overflow-hidden rounded-lg border bg-raised text-list leading-relaxed shadow-float">
        <p className="border-b bg-sunken px-5 py-3 font-serif text-base">{brokerage.name || 'Your brokerage'}</p>
        <div className="space-y-3 px-5 py-4">
          <p>Hello Ana,</p>
          <p>Yes, 12 Harbour Lane is still for sale: three bedrooms, $425,000. Would Thursday at 2 pm suit you for a look?</p>
          <p className="whitespace-pre-line break-words">{voice.signature || <span className="text-faint">No signature</span>}</p>
          {voice.isDisclosureOn && voice.disclosure && (
            <p className="whitespace-pre-line break-words border-t pt-3 text-faint text-xs">{voice.disclosure}</p>
          )}
        </div>
      </div>
    </figure>
  );
}
