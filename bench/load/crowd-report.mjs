// Makes crowd.md (below bench/target) and crowd.svg (in bench) of what bench/crowd measured.
import fs from 'node:fs';
import path from 'node:path';
import {BAR, legend, page, text} from '../bars.mjs';
import {machine} from './machine.mjs';
import {TARGET} from './service.mjs';
import {caution, groupsOf, median, percent, percentile, table} from '../statistics.mjs';

const KINDS = ['answered', 'degraded', 'refused', 'failed'];
const NAMES = {local: 'embedded model', upstream: 'upstream of 2 s'};
const seconds = ms => Number.isFinite(ms) ? (ms / 1000).toFixed(1) : '';
const span = (least, most) => Number.isFinite(least) ? least === most ? `${least}` : `${least} to ${most}` : '';

/** The repeats of one crowd: each outcome's count in each of them, and all clients together. */
function summary(repeats) {
  const {backend, mode, clients} = repeats[0];
  const all = repeats.flatMap(({results}) => results);
  const of = kind => all.filter(result => result.kind === kind);
  const times = of('answered').map(({ms}) => ms);
  const refusals = of('refused');
  const waits = refusals.map(({retryAfter}) => retryAfter);
  return {
    name: `${NAMES[backend]}, ${mode}`, clients, all: all.length,
    counts: Object.fromEntries(KINDS.map(kind => [kind, repeats.map(({results}) => results.filter(result => result.kind === kind).length)])),
    total: Object.fromEntries(KINDS.map(kind => [kind, of(kind).length])),
    p50: percentile(times, 50), p95: percentile(times, 95), p99: percentile(times, 99),
    refusalP50: percentile(refusals.map(({ms}) => ms), 50), refusalMost: percentile(refusals.map(({ms}) => ms), 100),
    waitLeast: Math.min(...waits), waitMost: Math.max(...waits),
    tokens: median(of('answered').map(({tokens}) => tokens)),
    last: Math.max(...repeats.map(repeat => 1000 * repeat.seconds)),
    peakMb: Math.max(...repeats.map(repeat => repeat.peakMb)),
    threads: Math.max(...repeats.map(repeat => repeat.threads)),
    client: Math.max(...repeats.map(repeat => repeat.cpuSeconds / repeat.seconds)),
    reasons: [...of('degraded'), ...of('failed')].map(({kind, reason}) => `${kind}: ${reason}`),
  };
}

const counts = values => values.every(value => value === values[0]) ? `${values[0]}` : values.join(', ');

function outcomes(crowds) {
  return table(
    ['backend, answers', 'clients', 'answered', 'by another backend', 'refused', 'failed', 'p50 s', 'p95 s', 'p99 s', 'refused after: p50 s', 'most s', 'Retry-After s'],
    crowds.map(one => [one.name, one.clients, ...KINDS.map(kind => counts(one.counts[kind])),
      seconds(one.p50), seconds(one.p95), seconds(one.p99), seconds(one.refusalP50), seconds(one.refusalMost), span(one.waitLeast, one.waitMost)]));
}

function costs(crowds) {
  return table(['backend, answers', 'clients', 'last response after s', 'tokens of an answer', 'peak memory MB', 'peak threads', 'client, share of a processor'],
    crowds.map(one => [one.name, one.clients, seconds(one.last), Number.isFinite(one.tokens) ? one.tokens : '',
      Number.isFinite(one.peakMb) ? one.peakMb.toFixed(0) : '', one.threads || '', percent(one.client)]));
}

/** A bar for each crowd, parted by outcome, with the p95 of the answered ones behind it. */
function chart(crowds) {
  const PANEL = 400, BARS_FROM = 70, BARS = 220, ROW = 20, HEAD = 66;
  const groups = groupsOf(crowds, ({name}) => name);
  const height = 34 + ROW * Math.max(...groups.map(group => group.length)) + 14;
  const panels = groups.map((group, i) => {
    const x = PANEL * (i % 2), y = HEAD + height * Math.floor(i / 2);
    return text(x + 20, y + 14, group[0].name, 'font-weight="600"') + group.map((one, row) => {
      const top = y + 26 + row * ROW;
      let left = x + BARS_FROM;
      const parts = KINDS.map(kind => {
        const width = BARS * one.total[kind] / one.all;
        const part = width ? `<rect class="${kind}" x="${left.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${BAR}"/>` : '';
        left += width;
        return part;
      });
      return text(x + BARS_FROM - 8, top + 11, one.clients, 'text-anchor="end"') + parts.join('') +
        text(x + BARS_FROM + BARS + 8, top + 11, Number.isFinite(one.p95) ? `p95 ${seconds(one.p95)} s` : '');
    }).join('');
  });
  const style = `
  .answered { fill: #0969da } .degraded { fill: #8250df } .refused { fill: #8c959f } .failed { fill: #cf222e }`;
  return page(2 * PANEL, HEAD + height * Math.ceil(groups.length / 2), 'What became of clients that asked at once, and how long answers took',
    legend([['answered', 'answered', 20], ['degraded', 'by another backend', 110], ['refused', 'refused (503)', 260], ['failed', 'failed', 370]]) +
    '\n' + panels.join('\n'), {style});
}

/** Prints the tables and writes both files. */
export function report(lines, repeats) {
  const crowds = groupsOf(lines, line => [line.backend, line.mode, line.clients].join('|')).map(summary);
  const reasons = groupsOf(crowds.flatMap(one => one.reasons), reason => reason).map(group => `${group.length} ${group[0]}`);
  const markdown = `<!-- Written by bench/crowd -->
${machine()}.
Each crowd came ${repeats} times; counts that differed are given for each time. Measured ${new Date().toISOString().slice(0, 10)}.

${outcomes(crowds)}

${costs(crowds)}

${reasons.length ? `By another backend or failed: ${reasons.join('; ')}. ` : ''}${caution(lines)}
`;
  fs.writeFileSync(path.join(TARGET, 'crowd.md'), markdown);
  fs.writeFileSync(path.join(TARGET, '../crowd.svg'), chart(crowds));
  console.log(markdown);
}
