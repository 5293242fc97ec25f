import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../../lib/session.ts';
import { toast } from '../../lib/toast.ts';
import { errorWords } from '../../lib/words/error-words.ts';

/** Ends the session of this browser and forgets what it had loaded. */
export function useLeave(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    try {
      await signOut();
      queryClient.clear();
      // Whoever sits down here next has no business with where one went.
      localStorage.removeItem('recent');
      location.assign('/');
    } catch (error) {
      toast.error(errorWords(error));
    }
  };
}
