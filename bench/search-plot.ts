const [WIDTH, HEIGHT] = [640, 360];
const MARGIN = { left: 64, right: 96, top: 24, bottom: 44 };
const COLOURS = ['#6b7280', '#2563eb', '#059669', '#d97706'];

/** One line of the plot: milliseconds by number of vectors. */
export interface PlotLine {
  readonly name: string;
  readonly points: readonly (readonly [vectors: number, ms: number])[];
}

/** An SVG with both axes logarithmic. */
export function plotOf(title: string, lines: readonly PlotLine[]): string {
  const points = lines.flatMap((line) => line.points);
  const x = scaleOf(
    points.map(([vectors]) => vectors),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const y = scaleOf(
    points.map(([, ms]) => ms),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );

  const marks = [
    ...x.powers.map((value) => text(x.at(value), HEIGHT - MARGIN.bottom + 20, value.toLocaleString('en'), 'middle')),
    ...y.powers.map(
      (value) =>
        `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y.at(value)}" y2="${y.at(value)}" stroke="#ddd"/>` +
        text(MARGIN.left - 8, y.at(value) + 4, `${value} ms`, 'end'),
    ),
    text(WIDTH / 2, HEIGHT - 6, 'vectors', 'middle'),
    text(MARGIN.left, 14, title, 'start'),
  ];
  const drawn = lines.map(({ name, points: [...own] }, i) => {
    const colour = COLOURS[i % COLOURS.length] ?? '#000';
    const places = own.map(([vectors, ms]) => [x.at(vectors), y.at(ms)] as const);
    const [lastX = 0, lastY = 0] = places.at(-1) ?? [];
    const dots = places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`).join('');
    const path = `<polyline points="${places.map((place) => place.join()).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    return path + dots + text(lastX + 8, lastY + 4, name, 'start', colour);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>\n${[...marks, ...drawn].join('\n')}\n</svg>\n`;
}

/** From values to places, with the powers of ten among them. */
function scaleOf(values: readonly number[], from: number, to: number) {
  const [least, most] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const span = Math.max(1, most - least);
  return {
    at: (value: number) => Math.round(from + ((Math.log10(value) - least) / span) * (to - from)),
    powers: Array.from({ length: span + 1 }, (_, i) => Number((10 ** (least + i)).toPrecision(1))),
  };
}

function text(x: number, y: number, words: string, anchor: string, colour = '#333'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
}
