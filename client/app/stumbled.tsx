import { Link } from '@tanstack/react-router';
import { errorWords } from '../lib/words/error-words.ts';
import { Button } from '../ui/button.tsx';
import { Threshold } from './door/threshold.tsx';

/** A screen that failed to draw: what happened and the way on. */
export function Stumbled({ error, reset }: { error: unknown; reset(): void }) {
  return (
    <Threshold title="This screen stumbled" note={errorWords(error)}>
      <div className="flex gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => location.reload()}>Reload the page</Button>
      </div>
    </Threshold>
  );
}

export function Lost() {
  return (
    <Threshold title="Nobody lives here" note="The address leads nowhere. It may be mistyped, or the page has moved.">
      <Link to="/" className="text-brick underline underline-offset-4">
        Go to the inbox
      </Link>
    </Threshold>
  );
}
