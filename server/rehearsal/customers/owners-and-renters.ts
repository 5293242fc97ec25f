import { type Customer, chapter, choosing, ended } from './script.ts';

/** An owner who wants to know what the house is worth and to sell it. */
export const seller: Customer = {
  address: 'ruth.castellano@mailbox.example',
  name: 'Ruth Castellano',
  role: 'Seller',
  story: 'Moves away for work, wants to know what her house is worth and to list it.',
  beginsAfter: 20,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'What is my house worth?',
        text: 'Good morning,\n\nWe are relocating for work and want to sell our house at 41 Larkspur Drive, Vale Heights. It has four bedrooms and a two-car garage. What would it be worth, and how would we go about listing it with you?\n\nRuth Castellano',
      },
      next: 'Waits for questions about the house.',
    }),
  answer: (memory, mail) => {
    const chosen = choosing(memory, mail.slots, {
      letter: { text: `A valuation call is a good idea. ${mail.slots.at(-1)} suits us. My number is +1 207 555 0119.\n\nRuth` },
      next: 'Waits for the valuation call.',
    });
    if (chosen) return chosen;
    if (memory.chapter === 1) {
      return chapter(2, {
        letter: {
          text: 'Thank you. We own it outright. The roof is from 2019 and the kitchen was renovated two years ago, so it is in very good condition. We would like to be out within three months and hope for about $900,000.\n\nRuth',
        },
        next: 'Waits for the next step.',
      });
    }
    if (memory.chapter === 2) {
      return chapter(3, {
        letter: { text: 'That all makes sense. Could someone call us to talk about the valuation?\n\nRuth' },
        next: 'Waits for a time to talk.',
      });
    }
    return ended(memory, 'Her story is told.');
  },
};

/** Somebody who looks for an apartment to rent, with a dog. */
export const renter: Customer = {
  address: 'jonas.petrov@webmail.example',
  name: 'Jonas Petrov',
  role: 'Renter',
  story: 'Looks for a two-bedroom apartment to rent that takes his dog.',
  beginsAfter: 30,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Two-bedroom apartment for rent',
        text: 'Hello,\n\nI am looking for an apartment to rent with two bedrooms in Brickfields or the Harbour Quarter. I can spend up to $2,000 per month and would move in next month. I have a small dog, so pets must be allowed.\n\nBest,\nJonas',
      },
      next: 'Waits for apartments.',
    }),
  answer: (memory, mail) => {
    const chosen = choosing(memory, mail.slots, {
      letter: { text: `Great, ${mail.slots[0]} works for me. Speak then!\n\nJonas` },
      next: 'Waits for the call.',
    });
    if (chosen) return chosen;
    if (memory.chapter === 1) {
      return chapter(2, {
        letter: {
          text: mail.listings[0]
            ? `${mail.listings[0]} could be right. Are pets allowed there, and does it have a balcony?\n\nJonas`
            : 'Do you have anything that is free next month?\n\nJonas',
        },
        next: 'Waits to hear about his dog.',
      });
    }
    if (memory.chapter === 2) {
      return chapter(3, {
        letter: { text: 'Good to know. I would like to see it this week. When can we talk about a viewing?\n\nJonas' },
        next: 'Waits for a time.',
      });
    }
    return ended(memory, 'His story is told.');
  },
};
