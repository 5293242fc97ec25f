import { type Customer, chapter, choosing, ended } from './script.ts';

/** A first-time buyer who warms up over five mails and then takes a call. */
export const warmingBuyer: Customer = {
  address: 'maya.lindqvist@inbox.example',
  name: 'Maya Lindqvist',
  role: 'Warming buyer',
  story: 'Buys for the first time, hesitantly: five mails from "just looking" to a booked call.',
  beginsAfter: 1,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Thinking about a first home',
        text: 'Hello,\n\nI have started thinking about buying my first home in Port Larkin. Nothing urgent, I am only looking around so far. What should I know before I begin?\n\nThanks,\nMaya',
      },
      next: 'Waits for an answer, then says what she is looking for.',
    }),
  answer: (memory, mail) => {
    const seen = mail.listings[0];
    const chosen = choosing(memory, mail.slots, {
      letter: { text: `Yes, let us talk. The first one works for me: ${mail.slots[0]}. You can reach me at +1 207 555 0163.\n\nMaya` },
      next: 'Has accepted a call and waits for it.',
    });
    if (chosen) return chosen;
    switch (memory.chapter) {
      case 1:
        return chapter(2, {
          letter: {
            text: 'Thank you, that helps. I am looking for three bedrooms in Orchard Falls or Mill Hill, and my budget is up to $620,000. A garden would be lovely.\n\nMaya',
          },
          next: 'Waits for listings and will ask about one of them.',
        });
      case 2:
        return chapter(3, {
          letter: {
            text: seen
              ? `${seen} looks lovely, thank you! When was it built, and does it have a garage? Is there anything else like it?\n\nMaya`
              : 'That sounds good. Could you show me a few houses with three bedrooms in Orchard Falls?\n\nMaya',
          },
          next: 'Waits to hear more about the house she liked.',
        });
      case 3:
        return chapter(4, {
          letter: {
            text: `This is getting exciting. My bank pre-approved me last week, and I would like to move within the next two months.${seen ? ` ${seen} is still my favorite.` : ''} What else would fit?\n\nMaya`,
          },
          next: 'Is ready to talk when asked for a call.',
        });
      case 4:
        return chapter(5, {
          letter: {
            text: 'I think I have seen enough on paper. What would be the next step? I would be happy to talk on the phone.\n\nMaya',
          },
          next: 'Waits for a time to talk.',
        });
      default:
        return ended(memory, 'Her story is told.');
    }
  },
};

/** A buyer who wants to see one particular house tomorrow. */
export const readyBuyer: Customer = {
  address: 'tom.brandt@post.example',
  name: 'Tom Brandt',
  role: 'Ready buyer',
  story: 'Cash in hand, wants to view a house tomorrow and books a call at once.',
  beginsAfter: 9,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Viewing 23 Alder Lane tomorrow?',
        text: 'Hi,\n\nIs 23 Alder Lane in Mill Hill still available? I am a cash buyer and would like to view it tomorrow if possible. Please call me: +1 207 555 0178.\n\nTom Brandt',
      },
      next: 'Waits for a time.',
    }),
  answer: (memory, mail) => {
    const chosen = choosing(memory, mail.slots, {
      letter: { text: `${mail.slots[0]} works for me. Please book it.\n\nTom` },
      next: 'Has accepted a call and waits for it.',
    });
    if (chosen) return chosen;
    if (memory.chapter >= 3) return ended(memory, 'His story is told.');
    return chapter(memory.chapter + 1, {
      letter: { text: 'Thanks for the quick answer. I would like to talk and see it as soon as possible. Which times do you have?\n\nTom' },
      next: 'Insists on a time.',
    });
  },
};
