type Part = { key: string; value: number; className: string; label: string };

/** Parts of a whole in one line; the figures stand beside it as text. */
export function Progress({ parts, total, label }: { parts: Part[]; total: number; label: string }) {
  return (
    <div
      role="img"
      aria-label={`${label}: ${parts.map((part) => `${part.value} ${part.label}`).join(', ')}`}
      className="flex h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      {total > 0 &&
        parts.map((part) => (
          <span
            key={part.key}
            className={`${part.className} transition-[width] duration-200`}
            style={{ width: `${(part.value / total) * 100}%` }}
          />
        ))}
    </div>
  );
}
