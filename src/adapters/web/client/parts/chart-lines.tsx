/** Decoration: depth contours as on a harbour chart. */

/** Depth in metres, and the contour's path from the quay (left) to the open water (right). */
const CONTOURS: readonly (readonly [number, string])[] = [
  [2, 'M-20 70C90 40 130 150 260 120s150-100 290-60 170 90 330 30 180-90 300-60'],
  [5, 'M-20 120C100 90 150 200 290 165s150-90 270-55 190 95 320 40 190-95 310-60'],
  [8, 'M-20 175C110 140 160 250 310 212s160-85 260-50 200 95 320 50 190-90 310-60'],
  [12, 'M-20 235C110 195 180 300 330 262s170-80 260-45 210 90 310 55 180-85 300-60'],
  [18, 'M-20 300C120 250 190 350 350 315s170-75 260-40 210 85 300 55 180-80 290-60'],
];

/** Soundings between the contours: a depth and where it stands. */
const SOUNDINGS: readonly (readonly [string, number, number])[] = [
  ['3', 95, 105],
  ['6', 175, 172],
  ['7', 70, 178],
  ['10', 120, 222],
  ['15', 60, 268],
  ['16', 205, 282],
  ['21', 110, 330],
  ['4', 905, 62],
  ['6', 1010, 100],
  ['9', 940, 200],
  ['11', 1035, 218],
  ['14', 900, 272],
  ['20', 1000, 330],
];

/** Fills the box it stands in. */
export function ChartLines() {
  return (
    <svg
      class="chart-lines"
      viewBox="0 0 1100 380"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {CONTOURS.map(([depth, path]) => (
        <path key={depth} d={path} />
      ))}
      {SOUNDINGS.map(([depth, x, y]) => (
        <text key={x} x={x} y={y}>
          {depth}
        </text>
      ))}
    </svg>
  );
}
