import type { Detail, PhraseBook } from './phrase-book.ts';

/** "a home with 3 bedrooms in Orchard Falls or Mill Hill, up to $620,000, with a garden" */
function wish({ bedrooms, areas, budget, features }: Detail): string {
  return [
    bedrooms ? `a home with ${bedrooms} ${bedrooms === 1 ? 'bedroom' : 'bedrooms'}` : 'a home',
    areas.length > 0 ? ` in ${areas.join(' or ')}` : '',
    budget ? `, up to ${budget}` : '',
    features.length > 0 ? ` (and ${features.map((feature) => WISHES[feature] ?? feature).join(' and ')} if possible)` : '',
  ].join('');
}

/** A wish in the words of a sentence. */
const WISHES: Record<string, string> = {
  ...{ garden: 'a garden', pool: 'a pool', garage: 'a garage', balcony: 'a balcony', fireplace: 'a fireplace', deck: 'a deck' },
  ...{ water: 'the water close by', pets: 'room for pets' },
};
const article = (type: string) => (/^[aeiou]/i.test(type) ? 'an' : 'a');
const hasWish = ({ bedrooms, areas, budget }: Detail) => bedrooms !== null || areas.length > 0 || budget !== null;
const pick = (n: number, ...ways: string[]) => ways[n % ways.length] ?? '';

export const english: PhraseBook = {
  opening: (detail, n) =>
    detail.address
      ? pick(n, `Thank you for writing to us about ${detail.address}.`, `Thank you for your interest in ${detail.address}.`)
      : hasWish(detail)
        ? pick(
            n,
            `Thank you, that gives us a clear picture: ${wish(detail)}.`,
            `Thank you for telling us what you have in mind: ${wish(detail)}.`,
          )
        : detail.cue
          ? pick(
              n,
              `Thank you for your answer. That you write “${detail.cue}” helps us a good deal.`,
              `Thank you, “${detail.cue}” is good to know.`,
            )
          : pick(
              n,
              'Thank you for writing to us, it is good to hear from you.',
              'Thank you for your mail and for telling us where you stand.',
            ),
  neutral:
    'On who lives in an area or what it is like to live there, fair housing rules ask us to leave the judgement to you. Public sources such as the town office and the census have the facts, and we will gladly point you to them.',
  qualify: (n) =>
    pick(
      n,
      'A good way to begin is to settle the few things that matter most to you, and then to look at what is on the market with those in mind. We keep the search to what fits, so that you do not have to read through everything.',
      'There is no hurry on our side. Once we know a little more we can send you a short list of homes that fit, each with its facts side by side, and you decide how fast this goes.',
    ),
  suggest: (count) =>
    count === 1 ? 'This home is on the market and fits what you told us:' : 'These homes are on the market and fit what you told us:',
  present: ({ listing, street }) => {
    const rooms = listing.bedrooms ? ` with ${listing.bedrooms} ${listing.bedrooms === 1 ? 'bedroom' : 'bedrooms'}` : '';
    return `${street} is ${article(listing.type)} ${listing.type} in ${listing.area || listing.city}${rooms}${listing.yearBuilt ? `, built in ${listing.yearBuilt}` : ''}.`;
  },
  suggestClose: (n) =>
    pick(
      n,
      'All the facts are in the listings below. Tell us which of them you would like to know more about, or what is missing, and we will adjust the search.',
      'You will find the details of each below. If one of them speaks to you, write back and we will tell you more, and if none does, say what to change.',
    ),
  nothingFound:
    'We looked through everything that is on the market right now and nothing new fits what you told us. We keep looking, and as soon as a home comes up that fits we will write to you. If you can give a little on the area or the size, tell us and we will search again with that in mind.',
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} is coming to the market soon.` : `Yes, ${street} is available at the moment.`,
  gone: (street) => `${street} is no longer available, I am sorry to say.`,
  facts: ({ listing, street }) => {
    const size = listing.livingArea
      ? ` and ${listing.livingArea.toLocaleString('en-US')} ${listing.livingAreaUnits === 'SquareMeters' ? 'm²' : 'sq ft'}`
      : '';
    return listing.bedrooms
      ? `${street} is ${article(listing.type)} ${listing.type} with ${listing.bedrooms} ${listing.bedrooms === 1 ? 'bedroom' : 'bedrooms'}${size}.`
      : `${street} is ${article(listing.type)} ${listing.type} in ${listing.area || listing.city}.`;
  },
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} was built in ${listing.yearBuilt}.` : 'The year it was built is not in the listing.',
  priced: ({ listing, price, street }) => `${street} is listed at ${price}${listing.isLease ? ' per month' : ''}.`,
  remark: (remark) => `From the listing: ${remark}`,
  unknown: 'What the listing does not say we would rather not guess at: a colleague will look it up and write to you.',
  hours: (hours, phone) => `Our office is open ${hours}, and you reach us by phone at ${phone}.`,
  nextStep: 'The next step is simple: we talk through what you want, look at homes together, and you take it from there at your own pace.',
  answerClose: (n) =>
    pick(
      n,
      'The other facts are in the listing below. If you would like to know more about it, or to see something similar, just answer this mail and we will look into it for you.',
      'All that we know of it is in the listing below. Write back with anything else you would like to know, or with a few words on what else you have in mind, and we will find out for you.',
    ),
  askForCall: (n) =>
    pick(
      n,
      'The easiest way to go on from here is a short call: we can go through your questions, arrange a viewing if you want one, and agree on what to look at first.',
      'A short call would help most at this point. In a few minutes we can sort out the details together and, if you like, set a day to see a home.',
    ),
  askForCallClose:
    'You will find times that are free below. Answer with the one that suits you, or name another, and we will book it for you right away.',
  confirmCall: (label) =>
    `Your call is booked: ${label}. An invitation for your calendar is attached to this mail, and we will send a reminder before the call.`,
  confirmClose:
    'We will go through what you are looking for and answer your questions. If something comes up, just answer this mail and we will find another time together.',
  seller: (address, cue) =>
    cue
      ? `Thank you, “${cue}” helps us to prepare the sale of ${address ?? 'your home'}.`
      : `Thank you for thinking of us for the sale of ${address ?? 'your home'}.`,
  sellerNext:
    'We begin with what comparable homes have sold for, then look at the house itself, and after that one of our agents goes through the result with you, so that you can decide with all the facts on the table.',
  handOver: (brokerage, n) =>
    pick(
      n,
      `Thank you for your message. This is a matter for a person rather than for an assistant, so I have passed it on to a colleague at ${brokerage}, who will read all of it and answer you personally.`,
      `Thank you for writing. I have handed your message to a colleague at ${brokerage}. A person will read it from beginning to end and write back to you.`,
    ),
  handOverClose:
    'You do not have to do anything in the meantime. If there is something you would like to add, just answer this mail, and it will reach the same person.',
  questions: {
    areas: 'Which areas would you like to look in?',
    budgetMax: 'What budget do you have in mind?',
    bedroomsMin: 'How many bedrooms should it have at least?',
    timeframe: 'When would you like to move?',
    financing: 'Do you already have a pre-approval, or would you pay in cash?',
    propertyTypes: 'Would you prefer a house, a townhouse or an apartment?',
    sellingAddress: 'What is the address of the property?',
    propertyType: 'What kind of property is it?',
    bedrooms: 'How many bedrooms does it have?',
    condition: 'How would you describe its condition, and has anything been renovated?',
    priceExpectation: 'Do you have a price in mind?',
  },
};
