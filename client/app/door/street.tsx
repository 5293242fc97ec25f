type House = { x: number; width: number; height: number; roof: number; isBrick?: boolean };

/** Seven houses on one street: the only picture before the app. */
const HOUSES: House[] = [
  { x: 20, width: 104, height: 70, roof: 34 },
  { x: 134, width: 78, height: 104, roof: 12 },
  { x: 222, width: 122, height: 62, roof: 46 },
  { x: 354, width: 92, height: 92, roof: 32, isBrick: true },
  { x: 456, width: 132, height: 74, roof: 40 },
  { x: 598, width: 80, height: 112, roof: 14 },
  { x: 688, width: 112, height: 66, roof: 42 },
];
const GROUND = 168;

/** A street in lines; one house has its door open. Says nothing, so it is hidden from readers. */
export function Street({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 820 176" aria-hidden="true" className={className} preserveAspectRatio="xMidYMax meet">
      {HOUSES.map((house) => (
        <Facade key={house.x} {...house} />
      ))}
      <path d={`M0 ${GROUND}H820`} className="stroke-line-strong" strokeWidth="1.5" />
    </svg>
  );
}

function Facade({ x, width, height, roof, isBrick = false }: House) {
  const top = GROUND - height;
  const columns = Math.max(2, Math.floor(width / 38));
  const gap = width / columns;
  const rows = height > 88 ? 2 : 1;
  const line = isBrick ? 'stroke-brick' : 'stroke-line-strong';
  return (
    <g strokeWidth="1.5" strokeLinejoin="round" fill="none" className={line}>
      <rect x={x} y={top} width={width} height={height} className={isBrick ? 'fill-brick-wash' : 'fill-surface'} />
      <path
        d={`M${x - 5} ${top}L${x + width / 2} ${top - roof}L${x + width + 5} ${top}Z`}
        className={isBrick ? 'fill-brick' : 'fill-sunken'}
      />
      {Array.from({ length: rows * columns }, (_, at) => {
        const [column, row] = [at % columns, Math.floor(at / columns)];
        // Where the door is there is no window.
        if (row === rows - 1 && columns % 2 === 1 && column === (columns - 1) / 2) return null;
        return (
          <rect
            key={`${column}-${row}`}
            x={x + gap * column + gap / 2 - 7}
            y={top + 14 + row * 34}
            width="14"
            height="18"
            className={isBrick ? 'fill-amber-wash' : 'fill-paper'}
          />
        );
      })}
      <path d={`M${x + width / 2 - 8} ${GROUND}v-24a8 8 0 0 1 16 0v24`} className={isBrick ? 'fill-amber-wash' : 'fill-sunken'} />
    </g>
  );
}
