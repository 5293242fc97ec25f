import type { CallSlot } from '../../../shared/call.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { plural } from '../../lib/words/format.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import type { MenuItem } from '../editor/menu-item.ts';
import type { ThreadView } from '../thread/thread-view.ts';
import { WISHES } from './ai-help.tsx';
import { changeDraft, readDraft } from './drafts.ts';

/** More times than this in one mail help nobody to choose. */
const MOST_TIMES = 6;
const FEW = 4;

type Doings = { ask(instruction?: string): void; onTemplates: (() => void) | null };

/** What `/` offers in a reply: a listing, a time for a call, a saved reply, or the AI's hand. */
export function useSlash({ thread, matches }: ThreadView, { ask, onTemplates }: Doings) {
  const threadId = thread.id;
  const utils = trpc.useUtils();
  const money = useMoney();
  const clock = useClock();

  const addListing = (listingKey: string) => {
    const { listingKeys } = readDraft('reply', threadId);
    changeDraft('reply', threadId, { listingKeys: [...new Set([...listingKeys, listingKey])].slice(0, 12) });
  };
  const addSlots = (slots: CallSlot[]) => {
    const { slotIds } = readDraft('reply', threadId);
    changeDraft('reply', threadId, {
      slotIds: [...new Set([...slotIds, ...slots.map(({ slotId }) => slotId)])].sort().slice(0, MOST_TIMES),
    });
  };
  const insertTemplate = async (templateId: string) => {
    try {
      const { text } = await utils.templates.fill.fetch({ templateId, threadId });
      const before = readDraft('reply', threadId).text;
      changeDraft('reply', threadId, { text: [before, text].filter(Boolean).join('\n\n') });
    } catch (error) {
      void toast.error(errorWords(error));
    }
  };

  const listings = async (query: string): Promise<MenuItem[]> => {
    const found =
      query.length < 2
        ? matches.filter(({ taken }) => taken).map(({ property }) => property)
        : (await utils.properties.list.fetch({ search: query, limit: 6 }, { staleTime: 60_000 })).items;
    return found.slice(0, query.length < 2 ? FEW : 6).map((property) => ({
      key: `listing ${property.listingKey}`,
      group: query.length < 2 ? 'Listings that match' : 'Listings',
      label: property.unparsedAddress,
      hint: [money(property.listPrice), property.bedroomsTotal !== null && `${property.bedroomsTotal} bd`].filter(Boolean).join(' · '),
      listingKey: property.listingKey,
      run: () => addListing(property.listingKey),
    }));
  };
  const slots = async (): Promise<MenuItem[]> => {
    const { best, slots: free } = await utils.calls.toOffer.fetch({ threadId }, { staleTime: 60_000 });
    const group = 'Times for a call';
    const offer: MenuItem = {
      ...{ key: 'slots', group, label: `Offer ${plural(best.length, 'time')}` },
      hint: best.map(({ startsAt }) => clock.brief(startsAt)).join(' · '),
      run: () => addSlots(best),
    };
    const one = (slot: CallSlot): MenuItem => ({ key: `slot ${slot.slotId}`, group, label: slot.label, run: () => addSlots([slot]) });
    return best.length > 0 ? [offer, ...free.map(one)] : [];
  };
  const templates = async (): Promise<MenuItem[]> => {
    const { items } = await utils.templates.list.fetch(undefined, { staleTime: 60_000 });
    return items.map(({ id, name, text }) => ({
      key: `template ${id}`,
      group: 'Templates',
      label: name,
      hint: text.replace(/\s+/g, ' ').slice(0, 80),
      run: () => void insertTemplate(id),
    }));
  };
  const ai: MenuItem[] = ['Draft for me', ...WISHES].map((wish) => ({
    key: `ai ${wish}`,
    group: 'The AI writes',
    label: wish,
    isAi: true,
    run: () => ask(wish === 'Draft for me' ? undefined : wish),
  }));

  return async (typed: string): Promise<MenuItem[]> => {
    const query = typed.trim().toLowerCase();
    // One source that fails leaves the others.
    const [homes = [], times = [], saved = []] = await Promise.all(
      [listings(query), slots(), templates()].map((asked) => asked.catch(() => [])),
    );
    const fits = ({ label, group }: MenuItem) => `${group} ${label}`.toLowerCase().includes(query);
    const few = (items: MenuItem[]) => (query ? items.filter(fits) : items).slice(0, FEW);
    const edit: MenuItem[] = onTemplates
      ? [{ key: 'edit templates', group: 'Templates', label: 'Edit the templates…', run: onTemplates }]
      : [];
    return [...few(ai), ...homes, ...few(times), ...few(saved), ...few(edit)];
  };
}
