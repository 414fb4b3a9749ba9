// Makes gateway.md (below bench/target) and gateway.svg (in bench) of what bench/gateway measured.
import fs from 'node:fs';
import path from 'node:path';
import {bar, legend, page, text} from '../bars.mjs';
import {machine} from './machine.mjs';
import {TARGET} from './service.mjs';
import {caution, groupsOf, median, QUIET, table} from '../statistics.mjs';

const PEER = 'Portkey';
const COLUMNS = ['whole', 'streamed'].flatMap(mode => [
  {mode, connections: 1, field: 'p50', title: `${mode}: c=1, p50 ms`},
  {mode, connections: 10, field: 'rate', title: 'c=10, requests/s'},
  {mode, connections: 100, field: 'rate', title: 'c=100, requests/s'},
]);

/** One measurement: the medians of its rounds, quiet ones if there are any. */
function summary(rounds) {
  const quiet = rounds.filter(round => !(round.others > QUIET));
  const kept = quiet.length ? quiet : rounds;
  return {
    ...rounds[0], kept,
    p50: median(kept.map(round => round.p50_ms)),
    rate: median(kept.map(round => (round.requests - round.failed) / round.seconds)),
    failed: rounds.reduce((sum, round) => sum + round.failed, 0),
  };
}

function chart(names, value) {
  const PANEL = 400, BARS_FROM = 190, BARS = 150, ROW = 18, HEAD = 66;
  const panels = COLUMNS.map((column, i) => {
    const x = PANEL * Math.floor(i / 3), y = HEAD + (i % 3) * (names.length * ROW + 40);
    const widest = Math.max(...names.map(name => value(name, column)).filter(Number.isFinite));
    const titled = `${column.mode}, c=${column.connections}: ${column.field === 'p50' ? 'ms (p50), less is better' : 'requests/s, more is better'}`;
    return text(x + 20, y + 12, titled, 'font-weight="600"') + names.map((name, row) =>
      text(x + BARS_FROM - 8, y + 36 + row * ROW, name, 'text-anchor="end"') +
      bar(x + BARS_FROM, y + 25 + row * ROW, name === PEER ? 'peer' : 'ours', value(name, column), widest, BARS,
        number => column.field === 'p50' ? number.toFixed(2) : number.toFixed(0))).join('');
  });
  return page(2 * PANEL, HEAD + 3 * (names.length * ROW + 40), 'Gateways before an upstream that answers at once',
    legend([['ours', 'this service', 20], ...names.includes(PEER) ? [['peer', PEER, 130]] : []]) + '\n' + panels.join('\n'));
}

/** Prints the table and writes both files. */
export function report(lines, {seconds, rounds, wrk}) {
  const measured = groupsOf(lines, line => [line.gateway, line.mode, line.connections].join('|')).map(summary);
  const names = [...new Set(lines.map(line => line.gateway))];
  const value = (gateway, {mode, connections, field}) => measured.find(one =>
    one.gateway === gateway && one.mode === mode && one.connections === connections)?.[field];
  const shown = (gateway, column) => {
    const own = value(gateway, column);
    const ratio = own / value(PEER, column);
    const number = column.field === 'p50' ? own.toFixed(2) : own.toFixed(0);
    return gateway.startsWith('this') && Number.isFinite(ratio) ? `${number} (**${ratio.toFixed(2)}×**)` : number;
  };
  const versions = [...new Set(lines.map(line => line.version).filter(Boolean)), wrk].join(', ');
  const failed = measured.reduce((sum, one) => sum + one.failed, 0);
  const markdown = `<!-- Written by bench/gateway -->
${machine()}, ${versions}.
Medians of ${rounds} rounds of ${seconds} s; measured ${new Date().toISOString().slice(0, 10)}.${names.includes(PEER) ? ' In brackets: as a multiple of Portkey\'s.' : ''}

${table(['gateway', ...COLUMNS.map(column => column.title)], names.map(name => [name, ...COLUMNS.map(column => shown(name, column))]))}

${failed ? `**${failed} requests failed.**` : 'No request failed.'} ${caution(measured.flatMap(one => one.kept))}
`;
  fs.writeFileSync(path.join(TARGET, 'gateway.md'), markdown);
  fs.writeFileSync(path.join(TARGET, '../gateway.svg'), chart(names.filter(name => name !== 'no gateway'), value));
  console.log(markdown);
}
