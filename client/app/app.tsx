import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { keepEqual } from '../lib/keep-equal.ts';
import { createTrpcClient, trpc } from '../lib/trpc.ts';
import { errorCode } from '../lib/words/error-words.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { Gate } from './door/gate.tsx';
import { router } from './router.tsx';
import { Toasts } from './toasts.tsx';

/** The whole app: server state in the query cache, view state in the URL, a session before anything is shown. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createTrpcClient);
  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        </TooltipProvider>
        <Toasts />
      </QueryClientProvider>
    </trpc.Provider>
  );
}

/** These answers do not change by asking again. */
const FINAL = new Set(['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST']);

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // News comes by socket; this only covers what no event tells.
        staleTime: 20_000,
        structuralSharing: keepEqual,
        retry: (failures, error) => failures < 2 && !FINAL.has(errorCode(error) ?? ''),
      },
    },
  });
}
