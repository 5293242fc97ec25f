import type { SlotName } from '../../../shared/contact.ts';
import { wordwise } from '../../words/word-edges.ts';

type Row = readonly [slots: readonly SlotName[], words: RegExp];

// biome-ignore format: one row per slot
const TABLE: readonly Row[] = ([
  [['financing'], /\b(pre-?approv\w*|approved|financ\w+|mortgage|lender|loan|cash|hipoteca|preaprob\w+|financi\w+|crédito|contado|prêt|crédit|préapprob\w+|comptant|finanzier\w*|kredit|darlehen|bargeld|pré-?aprov\w+|empréstimo|à vista)\b/iu],
  [['hasAgent'], /\b(agents?|realtors?|brokers?|represent\w+|agente|corredor|agent immobilier|mandataire|makler\w*|agentes?|corretor\w*|imobiliári\w+)\b/iu],
  [['mustSellFirst'], /\b(sell|selling|sale of|vender|venta de|vendre|vente de|verkaufen|verkauf|venda de)\b/iu],
  [['timeframe'], /\b(when|how soon|by when|timeline|time ?frame|move|moving|months?|cuándo|mudar\w*|plazo|meses|quand|emménager|déménager|délai|mois|wann|umziehen|einziehen|zeitrahmen|monaten?|quando|prazo|mês)\b/iu],
  [['bedroomsMin', 'bedrooms'], /\b(bed ?rooms?|beds|dormitorios?|habitaciones|recámaras|cuartos|chambres|schlafzimmer|zimmer|quartos)\b/iu],
  [['bathroomsMin'], /\b(bath ?rooms?|baths|baños?|salles? de bains?|badezimmer|bäder|banheiros?|casas de banho)\b/iu],
  [['preferredChannel'], /\b(e-?mail|phone|text|whatsapp|wechat|call|reach you|teléfono|llam\w+|téléphone|appel\w*|telefon\w*|anrufen|ligar)\b/iu],
] satisfies Row[]).map(([slots, words]) => [slots, wordwise(words)] as const);

/** What a bare number may answer: which of several, how many, when. */
const COUNTS = wordwise(
  /\b(which (one|of)|how (many|long|old)|number of|cuántos|cuántas|cuál|combien|lesquel\w*|lequel|laquelle|wie ?viele?|welche[srn]?|quantos|quantas|qual|when|how soon|cuándo|quand|wann|quando|what (time|hour|day|date)|qué (hora|día|fecha)|quelle (heure|date)|quel jour|welche[rnms]? (uhrzeit|tag)|um wie ?viel|wie viel uhr|que (horas?|dia|data))\b/iu,
);

/** What a question of ours asks for, in the five languages that are read. Pure. */
export function slotsAsked(question: string): SlotName[] {
  return TABLE.filter(([, words]) => words.test(question)).flatMap(([slots]) => slots);
}

/** Whether a bare number might answer a question, whatever it asks for. Pure. */
export const asksForNumber = (question: string): boolean => COUNTS.test(question);
