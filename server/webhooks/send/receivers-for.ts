import type { Env } from '../../env.ts';
import { addressesOf, refusePrivateHost } from '../../refuse-private-host.ts';
import type { FindReceiver } from '../webhook-edges.ts';

const HINT = 'A receiver there is named in the environment (WEBHOOK_PRIVATE_HOSTS).';

/** Where a webhook may lead: outside; inside only to hosts that whoever runs this server named; while developing also to this machine. */
export function receiversFor({ WEBHOOK_PRIVATE_HOSTS, NODE_ENV }: Pick<Env, 'WEBHOOK_PRIVATE_HOSTS' | 'NODE_ENV'>): FindReceiver {
  return async (host) => {
    if (WEBHOOK_PRIVATE_HOSTS.includes(host.toLowerCase())) return addressesOf(host);
    return refusePrivateHost(host, { isLoopbackFine: NODE_ENV !== 'production', hint: HINT });
  };
}
