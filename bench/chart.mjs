// Bars of the speeds of both engines as an SVG that stands alone: a row for each shape, a panel for decoding and one for prompts.
const PANEL = 400;
const BARS_FROM = 90;
const BARS = 220;
const BAR = 14;
const GROUP = 2 * BAR + 12;
const TITLE = 34;
const HEAD = 64;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #24292f }
  .title { font-size: 15px; font-weight: 600 }
  .ours { fill: #0969da } .peer { fill: #8c959f } .page { fill: #ffffff; stroke: #d0d7de }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .ours { fill: #58a6ff } .peer { fill: #6e7681 } .page { fill: #0d1117; stroke: #30363d }
  }`;

const escape = text => String(text).replace(/[&<>]/g, sign => `&#${sign.codePointAt(0)};`);
const label = value => value >= 100 ? value.toFixed(0) : value.toFixed(1);
const text = (x, y, content, attributes = '') => `<text x="${x}" y="${y}" ${attributes}>${escape(content)}</text>`;

function bar(x, y, kind, value, widest) {
  if (!Number.isFinite(value)) return '';
  const width = Math.max(1, BARS * value / widest).toFixed(1);
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${BAR}" rx="2"/>` +
    text(x + Number(width) + 6, y + BAR - 3, label(value));
}

/** One shape's speeds of one kind, on a scale of their own. */
function panel(x, y, title, field, pairs) {
  const values = pairs.flatMap(({ours, peer}) => [ours[field], peer?.[field]]).filter(Number.isFinite);
  const widest = Math.max(...values);
  const groups = pairs.map(({ours, peer}, i) => {
    const top = y + TITLE + i * GROUP;
    const streams = `${ours.streams} ${ours.streams === 1 ? 'stream' : 'streams'}`;
    return text(x + BARS_FROM - 8, top + BAR + 4, streams, 'text-anchor="end"') +
      bar(x + BARS_FROM, top, 'ours', ours[field], widest) +
      bar(x + BARS_FROM, top + BAR + 1, 'peer', peer?.[field], widest);
  });
  return text(x + 20, y + 20, title, 'font-weight="600"') + groups.join('');
}

/** @param pairs `{ours, peer}`, each with `shape`, `streams`, and `decode` and `prompt` in tokens a second; `peer` may be missing */
export function chart(pairs) {
  const shapes = [...new Set(pairs.map(({ours}) => ours.shape))];
  let y = HEAD;
  const rows = shapes.map(shape => {
    const own = pairs.filter(({ours}) => ours.shape === shape);
    const row = panel(0, y, `${shape}: answers`, 'decode', own) + panel(PANEL, y, `${shape}: prompts`, 'prompt', own);
    y += TITLE + own.length * GROUP + 14;
    return row;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * PANEL} ${y}" width="${2 * PANEL}" height="${y}" role="img" aria-label="Tokens a second, this project and llama.cpp">
<style>${STYLE}
</style>
<rect class="page" x="0.5" y="0.5" width="${2 * PANEL - 1}" height="${y - 1}" rx="8"/>
${text(20, 30, 'Tokens a second, more is better', 'class="title"')}
<rect class="ours" x="20" y="42" width="12" height="12" rx="2"/>${text(38, 52, 'this project, int8')}
<rect class="peer" x="160" y="42" width="12" height="12" rx="2"/>${text(178, 52, 'llama.cpp, Q8_0')}
${rows.join('\n')}
</svg>
`;
}
