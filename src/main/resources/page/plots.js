// Plots of a value a minute, as SVG in the page's colours, each with a table of the same figures.

import {h, newId, svg} from './dom.js';
import {setText} from './panels.js';
import {axis, linePath, round, runs} from './scale.js';

const HEIGHT = 150;
const TOP = 10;
const BOTTOM = 22;
const RIGHT = 6;
const LETTER = 7; // the width of a digit
const LABELS_APART = 80;
const LEAST_WIDTH = 120; // without layout there is less

/**
 * A figure with a title, a legend, a plot and its table.
 *
 * @param series lists of {name, meaning?, kind: 'bars'|'line', style: a class, values: minute → number or null}; bars are stacked
 * @param marked minute → whether its ground is tinted, which `mark` names in the legend
 * @param label writes a value at the axis; `cell` writes one in the table
 * @param summary minutes → the sentence that says the essentials
 * @param empty what is said where there is nothing to draw
 * @returns {node, update(minutes)}, where a minute has `at`, its text for the axis
 */
export function minutePlot({title, series, marked = () => false, mark, label, cell = label, summary, empty}) {
  const drawing = svg('svg', {role: 'img', height: HEIGHT, class: 'plot'});
  const figureTitle = h('h3', {id: newId('plot')}, title);
  const legend = h('ul', {class: 'legend'}, [...series, ...(mark ? [{name: mark, style: 'marked'}] : [])].map(one =>
      h('li', {}, h('span', {class: `swatch ${one.style}`, 'aria-hidden': 'true'}), one.meaning ? `${one.name}: ${one.meaning}` : one.name)));
  const table = minuteTable(title, series, mark, marked, cell);
  const node = h('figure', {class: 'minutes', 'aria-labelledby': figureTitle.id}, figureTitle, legend, drawing, table.node);
  let minutes = [];
  let drawn = '';

  function draw() {
    const width = Math.floor(drawing.clientWidth);
    const wanted = JSON.stringify([width, minutes]);
    if (width > LEAST_WIDTH && wanted !== drawn) {
      drawn = wanted;
      drawing.replaceChildren(...parts(width, minutes, {series, marked, label, cell, empty}));
    }
  }
  new ResizeObserver(draw).observe(drawing);

  return {
    node,
    update(next) {
      minutes = next;
      drawing.setAttribute('aria-label', `${title}. ${summary(minutes)}`);
      draw();
      table.update(minutes);
    },
  };
}

function parts(width, minutes, {series, marked, label, cell, empty}) {
  const bars = series.filter(one => one.kind === 'bars');
  const lines = series.filter(one => one.kind === 'line');
  const sum = minute => bars.reduce((total, one) => total + (one.values(minute) ?? 0), 0);
  const highest = Math.max(0, ...minutes.map(sum), ...lines.flatMap(one => minutes.map(minute => one.values(minute) ?? 0)));
  const {top, ticks} = axis(highest, 3);
  const left = LETTER * Math.max(...ticks.map(tick => label(tick).length)) + 10;
  const step = (width - left - RIGHT) / Math.max(1, minutes.length);
  const x = index => left + step * index;
  const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  return [
    hatching(),
    ...minutes.flatMap((minute, index) => marked(minute)
        ? [svg('rect', {class: 'marked', x: round(x(index)), y: TOP, width: round(step), height: HEIGHT - TOP - BOTTOM})] : []),
    ...ticks.map(tick => svg('line', {class: tick ? 'grid' : 'base', x1: left, x2: width - RIGHT, y1: round(y(tick)), y2: round(y(tick))})),
    ...ticks.map(tick => svg('text', {x: left - 6, y: round(y(tick) + 4), 'text-anchor': 'end'}, label(tick))),
    ...timeLabels(minutes, x, step, width),
    ...highest > 0 ? [] : [svg('text', {x: round((left + width) / 2), y: HEIGHT / 2, 'text-anchor': 'middle'}, empty)],
    ...minutes.flatMap((minute, index) => stack(bars, minute, x(index), step, y)),
    ...lines.flatMap(one => line(one, minutes, index => x(index + 0.5), y)),
    ...minutes.map((minute, index) => svg('rect', {class: 'over', x: round(x(index)), y: TOP, width: round(step), height: HEIGHT - TOP - BOTTOM},
        svg('title', {}, `${minute.label}: ${series.map(one => `${one.name} ${cell(one.values(minute))}`).join(', ')}`))),
  ];
}

/** Stripes, so that what failed is not told by its colour alone. The id is the same in every plot, and so is what it draws. */
function hatching() {
  return svg('pattern', {id: 'hatch', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
      svg('rect', {class: 'ground', width: 4, height: 4}), svg('rect', {class: 'stripe', width: 2, height: 4}));
}

/** As many as have room, at whole multiples of five minutes. */
function timeLabels(minutes, x, step, width) {
  const every = [5, 10, 15, 20, 30, 60].find(one => one * step >= LABELS_APART) ?? 60;
  return minutes.flatMap((minute, index) => {
    const at = x(index);
    if (new Date(minute.at).getMinutes() % every || at > width - 20) {
      return [];
    }
    return [svg('line', {class: 'base', x1: round(at), x2: round(at), y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM + 4}),
      svg('text', {x: round(at), y: HEIGHT - 5, 'text-anchor': 'middle'}, minute.label)];
  });
}

function stack(bars, minute, left, step, y) {
  let below = 0;
  return bars.flatMap(one => {
    const value = one.values(minute) ?? 0;
    if (value === 0) {
      return [];
    }
    const from = y(below);
    below += value;
    const gap = step > 5 ? 1 : 0.5;
    const height = Math.max(1, from - y(below));
    return [svg('rect', {class: one.style, x: round(left + gap), y: round(from - height), width: round(step - 2 * gap), height: round(height)})];
  });
}

/** A line, and a dot where a value stands between two gaps. */
function line(one, minutes, x, y) {
  const values = minutes.map(one.values);
  const dots = runs(values).filter(run => run.length === 1).map(([[index, value]]) =>
      svg('circle', {class: one.style, cx: round(x(index)), cy: round(y(value)), r: 2.5}));
  return [svg('path', {class: one.style, d: linePath(values, x, y)}), ...dots];
}

/** The figures as a table, the last minute first; only the texts of its cells change. */
function minuteTable(title, series, mark, marked, cell) {
  const body = h('tbody');
  const head = ['Minute', ...series.map(one => one.name), ...(mark ? [mark] : [])];
  const details = h('details', {class: 'box'}, h('summary', {}, 'As a table'),
      h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${title}, as a table`},
          h('table', {}, h('thead', {}, h('tr', {}, head.map(name => h('th', {scope: 'col'}, name)))), body)));
  let minutes = [];

  function write() {
    if (!details.open) {
      return;
    }
    while (body.childElementCount > minutes.length) {
      body.lastElementChild.remove();
    }
    while (body.childElementCount < minutes.length) {
      body.append(h('tr', {}, h('th', {scope: 'row'}), head.slice(1).map(() => h('td'))));
    }
    minutes.forEach((minute, index) => {
      const texts = [minute.label, ...series.map(one => cell(one.values(minute))), ...(mark ? [marked(minute) ? 'yes' : 'no'] : [])];
      texts.forEach((text, column) => setText(body.children[index].children[column], text));
    });
  }
  details.addEventListener('toggle', write);
  return {node: details, update(next) {
    minutes = [...next].reverse();
    write();
  }};
}
