import { type Customer, chapter, choosing, ended } from './script.ts';

/** The same wishes in Spanish: answers come in the customer's language. */
export const spanishBuyer: Customer = {
  address: 'lucia.ferrer@correo.example',
  name: 'Lucía Ferrer',
  role: 'Buyer in Spanish',
  story: 'Writes in Spanish, expects to be answered in Spanish, and books a call.',
  beginsAfter: 100,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Busco una casa en Eastgate',
        text: 'Buenos días:\n\nBusco una casa de tres dormitorios en Eastgate. Mi presupuesto es de hasta $470,000 y me gustaría mudarme en dos meses. ¿Qué tienen disponible?\n\nGracias,\nLucía Ferrer',
      },
      next: 'Espera una respuesta.',
    }),
  answer: (memory, mail) => {
    const chosen = choosing(memory, mail.slots, {
      letter: { text: `Perfecto. ${mail.slots[0]} me viene bien.\n\nLucía` },
      next: 'Espera la llamada.',
    });
    if (chosen) return chosen;
    if (memory.chapter === 1) {
      return chapter(2, {
        letter: {
          text: mail.listings[0]
            ? `Muchas gracias. Me gusta ${mail.listings[0]}. ¿Tiene garaje y cuándo se construyó?\n\nLucía`
            : 'Muchas gracias. ¿Podrían enviarme algunas casas?\n\nLucía',
        },
        next: 'Espera más información.',
      });
    }
    if (memory.chapter === 2) {
      return chapter(3, {
        letter: { text: 'Me interesa mucho y me gustaría visitarla. ¿Podemos hablar por teléfono esta semana?\n\nLucía' },
        next: 'Espera una hora para hablar.',
      });
    }
    return ended(memory, 'Her story is told.');
  },
};

/** And in French, as somebody who asks before she chooses. */
export const frenchBuyer: Customer = {
  address: 'camille.vasseur@courriel.example',
  name: 'Camille Vasseur',
  role: 'Buyer in French',
  story: 'Writes in French, asks about the house she is shown, and books a call.',
  beginsAfter: 112,
  begin: () =>
    chapter(1, {
      letter: {
        subject: 'Recherche maison à Mill Hill',
        text: "Bonjour,\n\nNous cherchons une maison de trois chambres à Mill Hill, jusqu'à 520 000 $, si possible avec un jardin. Qu'avez-vous à nous proposer ?\n\nMerci d'avance,\nCamille Vasseur",
      },
      next: 'Attend une réponse.',
    }),
  answer: (memory, mail) => {
    const chosen = choosing(memory, mail.slots, {
      letter: { text: `Parfait, ${mail.slots[0]} me convient.\n\nCamille` },
      next: 'Attend l’appel.',
    });
    if (chosen) return chosen;
    if (memory.chapter === 1) {
      return chapter(2, {
        letter: {
          text: mail.listings[0]
            ? `Merci beaucoup. La maison au ${mail.listings[0]} nous plaît. A-t-elle un garage, et de quand date-t-elle ?\n\nCamille`
            : 'Merci beaucoup. Pourriez-vous nous envoyer quelques maisons ?\n\nCamille',
        },
        next: 'Attend plus de détails.',
      });
    }
    if (memory.chapter === 2) {
      return chapter(3, {
        letter: {
          text: 'Merci pour ces précisions. Nous avons un accord de principe de la banque et souhaitons la visiter. Pouvez-vous m’appeler cette semaine ?\n\nCamille',
        },
        next: 'Attend une heure pour parler.',
      });
    }
    return ended(memory, 'Her story is told.');
  },
};
