import { nameOrAddress } from '../../shared/full-name.ts';
import { trpc } from '../lib/trpc.ts';

/** Who a call is with, looked up once for every place that names them. */
export function useCallName(contactId: string | null): { name: string; phone: string } {
  const contact = trpc.contacts.byId.useQuery({ contactId: contactId ?? '' }, { enabled: contactId !== null, staleTime: 300_000 }).data;
  if (!contact) return { name: '…', phone: '' };
  return { name: nameOrAddress(contact), phone: contact.mobilePhone };
}

export function CallName({ contactId }: { contactId: string | null }) {
  return <>{useCallName(contactId).name}</>;
}
