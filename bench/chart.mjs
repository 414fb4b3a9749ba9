// Bars of the speeds of both engines as an SVG that stands alone: a row for each shape, a panel for decoding and one for prompts.
import {BAR, bar, legend, page, text} from './bars.mjs';

const PANEL = 400;
const BARS_FROM = 90;
const BARS = 220;
const GROUP = 2 * BAR + 12;
const TITLE = 34;
const HEAD = 64;

/** One shape's speeds of one kind, on a scale of their own. */
function panel(x, y, title, field, pairs) {
  const values = pairs.flatMap(({ours, peer}) => [ours[field], peer?.[field]]).filter(Number.isFinite);
  const widest = Math.max(...values);
  const groups = pairs.map(({ours, peer}, i) => {
    const top = y + TITLE + i * GROUP;
    const streams = `${ours.streams} ${ours.streams === 1 ? 'stream' : 'streams'}`;
    return text(x + BARS_FROM - 8, top + BAR + 4, streams, 'text-anchor="end"') +
      bar(x + BARS_FROM, top, 'ours', ours[field], widest, BARS) +
      bar(x + BARS_FROM, top + BAR + 1, 'peer', peer?.[field], widest, BARS);
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
  return page(2 * PANEL, y, 'Tokens a second, more is better',
    legend([['ours', 'this project, int8', 20], ['peer', 'llama.cpp, Q8_0', 160]]) + '\n' + rows.join('\n'),
    {label: 'Tokens a second, this project and llama.cpp'});
}
