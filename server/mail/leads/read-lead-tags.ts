import sanitizeHtml from 'sanitize-html';
import { filled, type LeadFields, MAX_FIELD } from './lead-fields.ts';

const TAG = /<meta[^>]{0,200}\blead_(information_version|source|email|name)\b/i;
/** The tags stand in the head, or where a head should be. */
const MAX_HTML = 300_000;

/** Lead Metadata 1.0: HTML `meta` tags, in the head or wrongly in the body. @returns null when there are none */
export function readLeadTags(whole: string): LeadFields | null {
  const html = whole.slice(0, MAX_HTML);
  if (!TAG.test(html)) return null;
  const tags = new Map<string, string>();
  // Only for its tokenizer, which knows quoting and entities: nothing of the result is used.
  sanitizeHtml(html, {
    allowedTags: [],
    transformTags: {
      meta: (tagName, attribs) => {
        const { name = '', content = '' } = attribs;
        if (/^lead_/i.test(name)) tags.set(name.toLowerCase(), content.trim().slice(0, MAX_FIELD));
        return { tagName, attribs };
      },
    },
  });
  const region = [tags.get('lead_property_state'), tags.get('lead_property_zip')].filter(Boolean).join(' ');
  const property = [tags.get('lead_property_address'), tags.get('lead_property_city'), region].filter(Boolean).join(', ');
  return filled({
    source: tags.get('lead_source'),
    name: tags.get('lead_name'),
    email: tags.get('lead_email'),
    phone: tags.get('lead_phone'),
    property,
    message: withWishes(tags),
  });
}

/** What the portal's form asked beside the message, as words of the customer: slots may be proven by them. */
function withWishes(tags: Map<string, string>): string {
  const wishes = [
    ['Up to', 'lead_max_price'],
    ['Time frame', 'lead_time_frame'],
    ['Financing', 'lead_financing'],
  ].flatMap(([words = '', name = '']) => (tags.get(name) ? [`${words}: ${tags.get(name)}`] : []));
  return [tags.get('lead_message') ?? '', ...wishes].filter(Boolean).join('\n');
}
