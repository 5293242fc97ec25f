import { useState } from 'react';
import { errorWords } from '../lib/error-words.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { Select } from '../ui/field.tsx';

const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 20];

export function Speed() {
  const [speed, setSpeed] = useState('');
  const change = trpc.rehearsal.setSpeed.useMutation({ onError: (error) => void toast.error(errorWords(error)) });
  return (
    <Select
      aria-label="Speed of the customers"
      value={speed}
      onChange={(event) => {
        setSpeed(event.target.value);
        change.mutate({ speed: Number(event.target.value) });
      }}
    >
      <option value="" disabled>
        Speed
      </option>
      {SPEEDS.map((one) => (
        <option key={one} value={one}>
          {one} × speed
        </option>
      ))}
    </Select>
  );
}
