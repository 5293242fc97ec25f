import { filled, type LeadFields, MAX_FIELD } from './lead-fields.ts';

type Field = keyof LeadFields | 'firstName' | 'lastName' | 'place' | 'wish' | 'other';

/** Labels as forms and portals print them, also `full_name` of Meta's lead forms. The first that fits counts. */
const LABELS: [Field, RegExp][] = [
  ['firstName', /^(first|given) name$|^nombre de pila$|^prénom$|^vorname$|^primeiro nome$/],
  ['lastName', /^(last|family) name$|^surname$|^apellidos?$|^nom de famille$|^nachname$|^sobrenome$/],
  [
    'name',
    /^((full|your|customer|contact|lead|client|buyer|renter|prospect|consumer|visitor)( full)? )?name$|^(new )?(lead|contact|from)$|^nombre( completo)?$|^nom( complet)?$|^nome( completo)?$/,
  ],
  [
    'email',
    /^((your|customer|contact|lead) )?e-?mail( address)?$|^correo( electrónico)?$|^(adresse )?(courriel|e-?mail)$|^e-?mail-adresse$/,
  ],
  [
    'phone',
    /^((your|customer|contact|lead|cell|mobile|home|daytime) )?(phone|telephone|mobile|cell|tel)( number)?$|^teléfono$|^téléphone$|^telefon(nummer)?$|^telefone$/,
  ],
  [
    'property',
    /^(property|listing|home|rental|unit)( (address|of interest|name))?$|^address$|^(interested in|inquiry about|regarding)$|^propiedad$|^(bien|propriété)$|^(objekt|immobilie)$|^imóvel$/,
  ],
  ['place', /^(city|city, state|location)$/],
  [
    'message',
    /^((your|customer|lead|their|buyer) )?(message|comments?|questions?|inquiry|notes?)$|^(says|wrote)$|^mensaje$|^comentarios?$|^nachricht$|^mensagem$/,
  ],
  ['source', /^((lead|inquiry) )?source$|^(platform|fuente|quelle|origem)$/],
  // Of the customer's own wishes; the price of the listing is none of them.
  [
    'wish',
    /^((your |max(imum)? |desired )?budget|(max(imum)? |desired )price( range)?|price range|(time ?frame|timeline|move[- ]?in( date)?|desired move.*)|financing|pre-?approved.*|(desired |min(imum)? )?(bed|bath)rooms? wanted|pets|looking (to|for).*|(areas?|neighbou?rhoods?) (of interest|wanted)|presupuesto|(votre )?budget|orçamento)$/,
  ],
  ['wish', /^(what|when|where|how|are|do|have|is|which|qu[eé]|cuándo|cuál|quand|quel|quelle|wann|wie|quando|qual)\b.{3,}/],
  [
    'other',
    /^(list(ing)? price|price|beds?|baths?|bedrooms|bathrooms|mls.*|sq\.? ?ft.*|lead id|form( name)?|ad( name)?|campaign.*|page|date|time|created.*|ip.*|url|link|status|type|lead type|agent|subject|to|sent|consent|terms.*|id|view.*|https?)$/,
  ],
];

/** What a portal writes below a message. */
const FOOT =
  /^\s*(--\s*$|[-_=*]{5,}|©|copyright|unsubscribe|https?:\/\/|(reply|respond) (to|directly)|you (can|may) (reply|respond)|to (reply|respond)|view (this|the|all|in|lead|listing)|manage (your|lead)|this (e-?mail|message|lead|inquiry|notification) (was|is|has)|sent (from|via|by|to)|privacy|powered by|log ?in|call now|tip:)/i;
/** A second line of an address. */
const TOWN = /^[\p{L} .'’-]{2,60},\s*[A-Z]{2}\b|^\d{4,5} \p{L}/u;

/** Plain lines like `Name: …`. A message goes on until the next label or the portal's own words. Of two equal labels the first counts. */
export function readLeadLines(text: string): LeadFields {
  const fields: Partial<Record<Field, string>> = {};
  const wishes: string[] = [];
  let open: Field | null = null;
  for (const line of text.slice(0, 100_000).split(/\r?\n/)) {
    const { field, label, value } = readLabel(line);
    const says = SAYS.exec(line.slice(0, 300).trim())?.[1];
    if (field === 'wish') {
      open = null;
      if (value) wishes.push(`${label}: ${value}`);
    } else if (field) {
      open = fields[field] === undefined ? field : null;
      if (open) fields[field] = value;
    } else if (says && !fields.message) {
      fields.name ??= says;
      fields.message = '';
      open = 'message';
    } else if (open === 'message' && FOOT.test(line)) open = null;
    else if (open === 'message') fields.message = `${fields.message ?? ''}\n${line}`;
    // Some portals put the value below its label.
    else if (open && !fields[open] && line.trim()) fields[open] = line.trim();
    else if (open === 'property' && TOWN.test(line.trim())) {
      fields.property = `${fields.property}, ${line.trim()}`;
      open = null;
    }
  }
  const { firstName = '', lastName = '', name, place = '', property = '', message = '', source, email, phone } = fields;
  const whole = place && property && !property.toLowerCase().includes(place.toLowerCase()) ? `${property}, ${place}` : property;
  const words = [message.trim().replace(/^["“](.*)["”]$/s, '$1'), ...wishes].filter(Boolean).join('\n');
  return filled({
    source: platform(source),
    name: name || `${firstName} ${lastName}`,
    email: bare(email),
    phone,
    property: whole,
    message: words,
  });
}

/** `Priya Raman says:` above a message. */
const SAYS = /^([\p{L}][\p{L} .'’-]{1,60}) (?:says|said|wrote|writes|asks|asked)\s*:$/u;

function readLabel(line: string): { field: Field | null; label: string; value: string } {
  const [, title = '', value = ''] =
    /^[\s*•>-]{0,8}([\p{L}][^:：\t]{0,70}?)\s{0,4}(?:[:：]|\t)\s*(.*)$/u.exec(line.slice(0, MAX_FIELD)) ?? [];
  const label = title
    .replace(/[_*]+/g, ' ')
    .replace(/\s*[?#]+\s*$/, '')
    .trim();
  const field = LABELS.find(([, pattern]) => pattern.test(label.toLowerCase()))?.[0] ?? null;
  return { field, label, value: value.replace(/^\*+\s*/, '').trim() };
}

/** Programs that make links of addresses write them twice: `a@b.com <mailto:a@b.com>`. Anything else is no address. */
const TWICE = /^<?(?:mailto:)?([^\s<>(),;]{1,320})>?(?:\s*[<([](?:mailto:)?\1[>)\]])?$/i;
const bare = (email: string | undefined) => TWICE.exec(email ?? '')?.[1] ?? email;

function platform(source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  return /^(fb|facebook)$/i.test(source) ? 'Facebook' : /^(ig|instagram)$/i.test(source) ? 'Instagram' : source;
}

/** What a portal says in its subject: `Priya Raman is requesting information about 113 Meadow Street`. */
export function readLeadSubject(subject: string): LeadFields {
  const line = subject.slice(0, 300);
  const name =
    /^(?:new (?:lead|message|inquiry)(?: from)?:?\s+)?([\p{L}][\p{L} .'’-]{1,60}?) (?:is (?:requesting|interested|asking|inquiring)|has (?:requested|asked|a question)|sent you|would like|wants|requested)/iu.exec(
      line,
    )?.[1];
  const property =
    /(?:information (?:about|on)|interest(?:ed)? in|inquir(?:y|ing) (?:about|for|on|regarding)|(?:lead|message|question|request|tour) (?:for|about|on|of)|regarding|asking about)\s+(?:your (?:listing|property)(?: at)?:?\s+)?(\d.{4,150})$/i.exec(
      line,
    )?.[1];
  return filled({ name, property });
}
