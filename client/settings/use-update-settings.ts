import { errorWords } from '../lib/error-words.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';

export function useUpdateSettings() {
  const utils = trpc.useUtils();
  return trpc.settings.update.useMutation({
    onSuccess: (settings) => {
      utils.settings.get.setData(undefined, settings);
      toast.success('Saved.');
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
}
