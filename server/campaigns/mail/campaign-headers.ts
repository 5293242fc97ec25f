import type { Delivery } from '../../../shared/message.ts';

/** RFC 8058 §3.1 asks for both List-Unsubscribe headers; Feedback-ID names the campaign in complaints. */
export function campaignHeaders({ number, unsubscribeUrl }: { number: number; unsubscribeUrl: string }): Delivery['headers'] {
  return [
    { name: 'X-Campaign', value: String(number) },
    { name: 'List-Unsubscribe', value: `<${unsubscribeUrl}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    { name: 'Feedback-ID', value: `${number}:campaign:openhouse` },
  ];
}
