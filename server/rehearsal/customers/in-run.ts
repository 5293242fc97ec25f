import { CAST } from './cast.ts';
import type { Customer, Letter, Turn } from './script.ts';

/**
 * The cast of a run of the play: from the second on each writes from an address of that run. To Openhouse they are new people
 * then, who asked for nothing yet, opted out of nothing and were answered nothing: no guard has to look away.
 */
export function castOfRun(run: number): Customer[] {
  return run <= 1 ? CAST : CAST.map((customer) => inRun(customer, run));
}

function inRun(customer: Customer, run: number): Customer {
  const address = customer.address.replace('@', `.${run}@`);
  const own = (words: string) => words.replaceAll(customer.address, address);
  const ownTurn = (turn: Turn): Turn => ({ ...turn, letter: turn.letter && ownLetter(turn.letter, own) });
  return {
    ...customer,
    address,
    begin: () => ownTurn(customer.begin()),
    answer: (memory, mail) => ownTurn(customer.answer(memory, mail)),
  };
}

/** A portal's mail names the customer's address in its words and its headers, a machine's report in what it returns. */
function ownLetter(letter: Letter, own: (words: string) => string): Letter {
  const { text, html, headers, raw } = letter;
  return {
    ...letter,
    text: own(text),
    ...(html !== undefined && { html: own(html) }),
    ...(headers && { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, own(value)])) }),
    ...(raw && { raw: (context: { to: string; at: Date }) => own(raw(context)) }),
  };
}
