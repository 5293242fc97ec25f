import { domainShareSchema } from '../../../shared/mailbox.ts';
import { modelFrom } from '../../database/model-from.ts';

export const DomainShareModel = modelFrom('DomainShare', domainShareSchema);
