import sanitizeHtml from 'sanitize-html';

export type LeadFields = {
  source?: string;
  name?: string;
  email?: string;
  phone?: string;
  property?: string;
  message?: string;
};

const TAG = /<meta[^>]{0,200}\blead_(information_version|source|email|name)\b/i;
const MAX_FIELD = 20_000;
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

const LABELS: [keyof LeadFields, RegExp][] = [
  ['name', /^(full |customer |contact |lead )?name$/],
  ['email', /^e-?mail( address)?$/],
  ['phone', /^(phone|telephone|mobile|cell)( number)?$/],
  ['property', /^(property|listing)( address)?$|^address$/],
  ['message', /^(message|comments?|questions?|inquiry)$/],
];

/** Plain lines like `Name: …`. A message goes on until the next label. Of two equal labels the first counts. */
export function readLeadLines(text: string): LeadFields {
  const fields: LeadFields = {};
  let open: keyof LeadFields | null = null;
  for (const line of text.slice(0, 100_000).split(/\r?\n/)) {
    const [, label = '', value = ''] = /^[\s*•-]{0,8}([A-Za-z][A-Za-z -]{1,24}?)\s{0,4}:\s*(.*)$/.exec(line.slice(0, MAX_FIELD)) ?? [];
    const field = LABELS.find(([, pattern]) => pattern.test(label.toLowerCase()))?.[0];
    if (field) {
      open = fields[field] ? null : field;
      if (open) fields[field] = value.trim();
    } else if (open === 'message' && /^--\s*$/.test(line)) open = null;
    else if (open === 'message') fields.message = `${fields.message ?? ''}\n${line}`;
    // Some portals put the value below its label.
    else if (open && !fields[open] && line.trim()) fields[open] = line.trim();
  }
  return filled(fields);
}

function filled(fields: { [K in keyof LeadFields]: LeadFields[K] | undefined }): LeadFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim().slice(0, MAX_FIELD)]] : [])),
  );
}
