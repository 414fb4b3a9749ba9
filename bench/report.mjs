// Makes results.md and chart.svg, beside this file, of the lines that bench/run collected.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {chart} from './chart.mjs';
import {median, percent, QUIET, table} from './statistics.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

const [file, promptTokens, newTokens] = process.argv.slice(2);
if (!newTokens) {
  console.error('usage: node bench/report.mjs RESULTS.jsonl PROMPT_TOKENS NEW_TOKENS');
  process.exit(2);
}
const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
if (lines.length === 0) {
  console.error(`${file} holds no results`);
  process.exit(1);
}

/** One measurement: the medians of its rounds, and how far apart they were. */
function summary(rounds) {
  const quiet = rounds.filter(round => !(round.others > QUIET));
  const kept = quiet.length ? quiet : rounds;
  const of = field => median(kept.map(round => round[field]));
  const decode = kept.map(round => round.decode_tokens_per_second);
  return {
    ...rounds[0],
    prompt: of('prompt_tokens_per_second'),
    decode: of('decode_tokens_per_second'),
    resident: of('resident_mb'),
    bandwidth: of('bandwidth_share'),
    spread: (Math.max(...decode) - Math.min(...decode)) / of('decode_tokens_per_second'),
    leftOut: rounds.length - kept.length,
    disturbed: quiet.length === 0,
  };
}

const groups = new Map();
for (const line of lines) {
  const key = [line.engine, line.shape, line.precision, line.streams, line.case].join('|');
  groups.set(key, [...groups.get(key) ?? [], line]);
}
const measured = [...groups.values()].map(summary);
const isPeer = one => one.engine !== 'ours';
const isPlain = one => !one.case && one.precision === 'int8';
const pairs = measured.filter(one => !isPeer(one) && isPlain(one)).map(ours => ({
  ours, peer: measured.find(one => isPeer(one) && one.shape === ours.shape && one.streams === ours.streams)}));

const number = value => !Number.isFinite(value) ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(1);
const whole = value => Number.isFinite(value) ? value.toFixed(0) : '';
const isSound = ({ours, peer}) => !ours.disturbed && !peer?.disturbed;
const ratio = (pair, field) => isSound(pair) && Number.isFinite(pair.ours[field] / pair.peer?.[field])
  ? `**${(pair.ours[field] / pair.peer[field]).toFixed(2)}×**` : '';

function comparison() {
  return table(
    ['shape', 'streams', 'prompt: ours', 'llama.cpp', 'ratio', 'decode: ours', 'llama.cpp', 'ratio', 'MB: ours', 'llama.cpp'],
    pairs.map(pair => {
      const {ours, peer = {}} = pair;
      return [ours.shape, ours.streams,
        number(ours.prompt), number(peer.prompt), ratio(pair, 'prompt'),
        number(ours.decode), number(peer.decode), ratio(pair, 'decode'),
        whole(ours.resident), whole(peer.resident)];
    }));
}

function oursAlone() {
  return table(
    ['shape', 'precision', 'case', 'streams', 'decode', 'share of bandwidth', 'MB', 'note'],
    measured.filter(one => !isPeer(one)).map(one => [one.shape, one.precision, one.case ?? '', one.streams,
      number(one.decode), percent(one.bandwidth), whole(one.resident), one.note ?? '']));
}

function machine() {
  const cpus = os.cpus();
  const pom = fs.readFileSync(path.join(here, '..', 'pom.xml'), 'utf8');
  const pinned = name => pom.match(new RegExp(`<${name}.version>(.*?)<`))?.[1] ?? '?';
  const java = execFileSync('java', ['--version'], {encoding: 'utf8'}).split('\n')[0];
  const peer = measured.find(isPeer)?.version ?? 'llama.cpp not timed';
  return `${cpus[0].model.trim()}, ${cpus.length} processors, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.arch()}. ` +
    `${java}, DJL ${pinned('djl')}, PyTorch ${pinned('pytorch')}; ${peer}, Node ${process.versions.node}.`;
}

function caution() {
  const leftOut = measured.reduce((sum, one) => sum + one.leftOut, 0);
  const disturbed = measured.filter(one => one.disturbed).length;
  return `Decode speeds of one engine differed by up to ${percent(Math.max(...measured.map(one => one.spread)))} between rounds.` +
    (leftOut ? ` ${leftOut} measurements are left out: others had more than ${percent(QUIET)} of the processors meanwhile.` : '') +
    (disturbed ? `\n\n**Not to be relied on: in all rounds of ${disturbed} measurements others had more than ${percent(QUIET)} of the processors.**` : '');
}

const markdown = `<!-- Written by bench/run -->
${machine()}
Medians of tokens a second, prompts of ${promptTokens} tokens, answers of ${newTokens}; measured ${new Date().toISOString().slice(0, 10)}.

${comparison()}

${caution()}

This project's decoder, all cases:

${oursAlone()}
`;
fs.writeFileSync(path.join(here, 'results.md'), markdown);
const sound = pairs.filter(isSound);
if (sound.length) fs.writeFileSync(path.join(here, 'chart.svg'), chart(sound));
else console.error('No chart: there is no measurement that can be relied on');
console.log(markdown);
