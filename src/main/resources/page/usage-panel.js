// What was used on each day of this month.

import {getJson} from './api.js';
import {h} from './dom.js';
import {dollars, number} from './format.js';
import {panel, setText} from './panels.js';

const EVERY_MS = 60000;
const COLUMNS = ['Day', 'Requests', 'Unanswered', 'Tokens', 'Cost'];

/** Reads the usage every minute between start() and stop(). */
export function usagePanel() {
  const note = h('p', {class: 'hint'}, 'Reading …');
  const body = h('tbody');
  const head = h('thead', {}, h('tr', {}, COLUMNS.map(name => h('th', {scope: 'col'}, name))));
  const table = h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Usage by day, a table', hidden: true},
      h('table', {class: 'usage'}, head, body));
  let reading = null;
  let timer;

  async function read() {
    reading?.abort();
    const mine = reading = new AbortController();
    try {
      show((await getJson('api/v1/usage?group=day', mine.signal)).rows);
    } catch (problem) {
      if (mine.signal.aborted) {
        return;
      }
      setText(note, problem.status === 404 ? 'No ledger is kept here, so what was used is not known.' : `Usage cannot be read now: ${problem.detail}`);
      note.hidden = false;
      table.hidden ||= problem.status === 404;
    }
    timer = setTimeout(read, EVERY_MS);
  }

  function show(rows) {
    setText(note, 'Nothing was asked this month.');
    note.hidden = rows.length > 0;
    table.hidden = rows.length === 0;
    while (body.childElementCount > rows.length) {
      body.lastElementChild.remove();
    }
    while (body.childElementCount < rows.length) {
      body.append(h('tr', {}, h('th', {scope: 'row'}), COLUMNS.slice(1).map(() => h('td'))));
    }
    [...rows].sort((one, other) => other.key.localeCompare(one.key)).forEach((row, index) => {
      const texts = [dayOf(row.key), number(row.requests), number(row.failed), number(row.input_tokens + row.tokens_generated), dollars(row.cost_usd)];
      texts.forEach((text, column) => setText(body.children[index].children[column], text));
    });
  }

  return {
    node: panel('Usage by day', note, table),
    start() {
      clearTimeout(timer);
      read();
    },
    stop() {
      clearTimeout(timer);
      reading?.abort();
    },
  };
}

/** "2026-12-01" as "Tue, 1 Dec"; days are those of UTC. */
function dayOf(key) {
  const day = new Date(`${key}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? key : day.toLocaleDateString('en-GB', {weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC'});
}
