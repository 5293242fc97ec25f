import type { Slot, SlotName } from '../../../shared/contact.ts';
import { wordwise } from '../../words/word-edges.ts';

type Row = readonly [slot: SlotName, value: string | boolean, says: RegExp];

// biome-ignore format: one row per value and way of asking
const TABLE: readonly Row[] = ([
  ['financing', 'pre_approved', /\b(pre-?approv\w*|approved|preaprob\w+|préapprob\w+|pré-?aprov\w+)\b/iu],
  ['financing', 'pre_approved', /\b(already|ya|déjà|schon|bereits|já)\b.*\b(financ\w+|mortgage|loan|hipoteca|crédito|prêt|crédit|finanzier\w*|kredit|darlehen|empréstimo)\b/iu],
  ['financing', 'pre_approved', /\b(financ\w+|mortgage|loan|hipoteca|crédito|prêt|crédit|finanzier\w*|kredit|darlehen|empréstimo)\b.*\b(already|in place|ya|déjà|schon|bereits|já)\b/iu],
  ['financing', 'cash', /\b(cash|contado|comptant|bargeld|à vista)\b/iu],
  ['hasAgent', true, /\b(work\w*|have|got|using|represented|trabaja\w*|tiene\w*|cuenta\w*|representad\w+|travaill\w+|avez|représenté\w*|arbeite\w*|haben|hast|vertreten|trabalha\w*|tem|têm)([ -]+(already|currently|with|by|an?|another|any|your|own|real|estate|ya|con|un|una|algún|otro|otra|por|vous|tu|déjà|avec|une|autre|par|sie|du|ihr|schon|bereits|mit|von|einem|einen|einer|já|com|um|uma|algum|outro))*[ -]+(agents?|realtors?|brokers?|agente|corredor\w*|mandataire|makler\w*|corretor\w*|imobiliári\w+)\b/iu],
  ['mustSellFirst', true, /\b(have to|need to|must|got to|tiene\w* que|necesita\w*|debe\w*|devez|dois|faut|müssen|musst|precisa\w*|tem que|tem de|têm que)\b.*\b(sell|vender|vendre|verkaufen)\b/iu],
  ['mustSellFirst', true, /\b(sell|selling|vender|vendre|verkaufen)\b.*\b(first|primero|antes|d['’]abord|avant|zuerst|vorher|primeiro)\b/iu],
] satisfies Row[]).map(([slot, value, says]) => [slot, value, wordwise(says)] as const);

/**
 * "Would you like help with a pre-approval?", "Shall we have an agent call you?": a yes says what they would like of us. With
 * "a pre-approval, or would you pay in cash?" nobody knows which of the two it says.
 */
const LEAVES_OPEN = wordwise(
  /\b(or|we|i|us|our|like|want|help\w*|looking|find|introduc\w*|recommend\w*|interested|still|o|nos|nuestr\w+|quiere\w*|gustaría|busca\w*|ayud\w+|ou|nous|je|notre|nos|souhait\w+|voul\w+|cherch\w+|aid\w+|oder|wir|uns|ich|unser\w*|möcht\w+|such\w+|hilfe|helfen|noss\w+|procur\w+|gostari\w+|ajud\w+)\b/iu,
);

/** Whether a yes to this question says this value, and a no `false`: only where the question itself says it of the customer. Pure. */
export function isSaidByYes(question: string, slot: SlotName, value: Slot['value']): boolean {
  const said = value === false ? true : value;
  return !LEAVES_OPEN.test(question) && TABLE.some(([of, one, says]) => of === slot && one === said && says.test(question));
}
