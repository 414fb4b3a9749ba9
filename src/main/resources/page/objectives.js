// The service level objectives: the targets, and how well they were met.

import {h} from './dom.js';
import {inUnit, number} from './format.js';
import {panel, setText, verdict} from './panels.js';

const WINDOWS = [['five_minutes', '5 minutes'], ['hour', 'Hour'], ['day', 'Day']];
const BURN = 'Burn, the burn rate: the share that was bad, divided by the share that the objective allows. Above 1 the objective is being missed.';
const MET = ['✓', 'met', 'good'];
const MISSED = ['✗', 'missed', 'bad'];

export function objectivesPanel() {
  const summary = verdict();
  const feedback = h('p', {class: 'hint', hidden: true}, 'The ratings cannot be read now: there is no ledger, or its database is not reachable.');
  const body = h('tbody', {role: 'rowgroup'});
  const rows = {};
  const head = ['Objective', ...WINDOWS.map(([, title]) => title)];
  const table = h('table', {role: 'table', class: 'objectives'},
      h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, head.map(title => h('th', {role: 'columnheader', scope: 'col'}, title)))), body);

  return {node: panel('Service level objectives', h('p', {}, summary.node), table, h('p', {class: 'hint'}, BURN), feedback), update(objectives, judgementsRead) {
    for (const objective of objectives) {
      if (!rows[objective.name]) {
        rows[objective.name] = objectiveRow(objective);
        body.append(rows[objective.name].node);
      }
      rows[objective.name].update(objective);
    }
    summary.set(overall(objectives));
    feedback.hidden = judgementsRead !== false;
  }};
}

function objectiveRow({promise, target, unit}) {
  const cells = WINDOWS.map(([window, title]) => levelCell(window, title));
  const node = h('tr', {role: 'row'},
      h('th', {role: 'rowheader', scope: 'row'}, `${promise[0].toUpperCase()}${promise.slice(1)}`, h('span', {class: 'hint'}, `Target: ${inUnit(target, unit)}`)),
      cells.map(cell => cell.node));
  return {node, update: objective => cells.forEach(cell => cell.update(objective[cell.window], objective.unit))};
}

function levelCell(window, title) {
  const value = h('span', {class: 'value'});
  const met = verdict();
  const burn = h('span', {class: 'hint'});
  return {window, node: h('td', {role: 'cell', 'data-label': title}, value, ' ', met.node, burn), update(level, unit) {
    setText(value, inUnit(level.value, unit));
    met.set(level.met === true ? MET : level.met === false ? MISSED : ['', level.count ? `only ${number(level.count)} so far` : 'nothing yet', 'hint']);
    setText(burn, level.burn_rate === null ? '' : `burn ${number(level.burn_rate)}`);
  }};
}

/** One sentence on the last day. */
function overall(objectives) {
  const missed = objectives.filter(objective => objective.met === false).length;
  const judged = objectives.filter(objective => objective.met !== null).length;
  if (missed) {
    return ['✗', `${missed} of ${judged} missed over the last day`, 'bad'];
  }
  return judged ? ['✓', `All ${judged} that can be judged were met over the last day`, 'good'] : ['○', 'Nothing has happened yet that could be judged', 'hint'];
}
