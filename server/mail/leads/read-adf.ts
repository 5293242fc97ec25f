import { Parser } from 'htmlparser2';
import { filled, type LeadFields, MAX_FIELD } from './lead-fields.ts';

const MAX_XML = 200_000;
/** Parts of an ADF prospect. What stands in a vendor is us, and in a provider the portal. */
const SECTIONS = ['customer', 'vendor', 'provider', 'property', 'listing', 'realestate', 'vehicle', 'prospect', 'id'];
const PLACES = ['property', 'listing', 'realestate', 'vehicle'];
const FIELDS = [
  'name',
  'email',
  'phone',
  'comments',
  'street',
  'city',
  'regioncode',
  'state',
  'postalcode',
  'zip',
  'unparsedaddress',
].concat(...['mlsnumber', 'mls', 'timeframe', 'pricerange', 'budget', 'source', 'service', 'description', 'message']);

type Said = { section: string; field: string; part: string; text: string };

/**
 * ADF/XML 1.0, the form in which lead managers hand leads on. Read by what was opened last instead of by nesting, since
 * many who write it forget to close a tag, to escape an ampersand, or to end at all.
 * @returns null when there is none
 */
export function readAdf(text: string): LeadFields | null {
  const begin = text.search(/<(adf|prospect)\b/i);
  if (begin === -1) return null;
  const said = readTags(text.slice(begin, begin + MAX_XML));
  const of = (section: string, ...fields: string[]) => said.filter((each) => each.section === section && fields.includes(each.field));
  const first = (section: string, ...fields: string[]) => of(section, ...fields)[0]?.text;
  const place = PLACES.find((section) => said.some((each) => each.section === section)) ?? '';
  const region = [first(place, 'regioncode', 'state'), first(place, 'postalcode', 'zip')].filter(Boolean).join(' ');
  const address = [
    of(place, 'street')
      .map((each) => each.text)
      .join(' '),
    first(place, 'city'),
    region,
  ]
    .filter(Boolean)
    .join(', ');
  const wishes = [...of('customer', 'timeframe', 'pricerange', 'budget'), ...of(place, 'pricerange', 'budget')];
  const remark = [...of('customer', 'comments', 'message'), ...of('prospect', 'comments', 'message')].map((each) => each.text);
  return filled({
    source: first('provider', 'name', 'service') ?? said.find((each) => each.field === 'source')?.text,
    name: nameOf(of('customer', 'name')),
    email: first('customer', 'email'),
    phone: first('customer', 'phone'),
    property: first(place, 'unparsedaddress') ?? (address || first(place, 'description')),
    message: [...remark, ...wishes.map((each) => `${WISHES[each.field] ?? ''}: ${each.text}`)].join('\n'),
  });
}

const WISHES: Record<string, string> = { timeframe: 'Time frame', pricerange: 'Price range', budget: 'Budget' };

function nameOf(names: Said[]): string {
  const part = (which: string) => names.find((each) => each.part === which)?.text ?? '';
  return part('full') || [part('first'), part('middle'), part('last')].filter(Boolean).join(' ') || (names[0]?.text ?? '');
}

function readTags(xml: string): Said[] {
  const said: Said[] = [];
  let section = 'prospect';
  let open: Said | null = null;
  let depth = 0;
  const close = () => {
    if (open?.text.trim()) said.push({ ...open, text: open.text.replace(/\s+/g, ' ').trim().slice(0, MAX_FIELD) });
    open = null;
  };
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (depth++ > 400) return parser.pause();
        close();
        if (SECTIONS.includes(tag)) section = tag;
        if (tag === 'id' && attributes.source) said.push({ section: 'id', field: 'source', part: '', text: attributes.source });
        if (FIELDS.includes(tag)) open = { section, field: tag, part: (attributes.part ?? '').toLowerCase(), text: '' };
      },
      ontext(text) {
        if (open) open.text += text;
      },
      onclosetag(tag) {
        depth -= 1;
        close();
        if (tag === section) section = 'prospect';
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  close();
  return said;
}
