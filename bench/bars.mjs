// What every chart here is made of: a page, texts and bars that suit light and dark readers.
/** The height of a bar. */
export const BAR = 14;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #24292f }
  .title { font-size: 15px; font-weight: 600 }
  .ours { fill: #0969da } .peer { fill: #8c959f } .page { fill: #ffffff; stroke: #d0d7de }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .ours { fill: #58a6ff } .peer { fill: #6e7681 } .page { fill: #0d1117; stroke: #30363d }
  }`;

const escape = text => String(text).replace(/[&<>]/g, sign => `&#${sign.codePointAt(0)};`);
const label = value => value >= 100 ? value.toFixed(0) : value.toFixed(1);

export const text = (x, y, content, attributes = '') => `<text x="${x}" y="${y}" ${attributes}>${escape(content)}</text>`;

/** A bar of `length` pixels for `widest`, with its value behind it; nothing for no value. */
export function bar(x, y, kind, value, widest, length, named = label) {
  if (!Number.isFinite(value)) return '';
  const width = Math.max(1, length * value / widest).toFixed(1);
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${BAR}" rx="2"/>` +
    text(x + Number(width) + 6, y + BAR - 3, named(value));
}

/** A chart that stands alone. `label` says what it shows to who cannot see it; `style` adds to the style above. */
export function page(width, height, title, body, {label: spoken = title, style = ''} = {}) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(spoken)}">
<style>${STYLE}${style}
</style>
<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${text(20, 30, title, 'class="title"')}
${body}
</svg>
`;
}

/** The legend: a square and a name for each kind, from `x` on. */
export const legend = kinds => kinds.map(([kind, name, x]) =>
  `<rect class="${kind}" x="${x}" y="42" width="12" height="12" rx="2"/>${text(x + 18, 52, name)}`).join('\n');
