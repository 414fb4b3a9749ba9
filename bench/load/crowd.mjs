// Lets crowds at the service. bench/crowd calls it: REPEAT WARM_SECONDS "CLIENTS..." BACKEND...
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {setTimeout as sleep} from 'node:timers/promises';
import {report} from './crowd-report.mjs';
import {resetPeak, residents, watchOthers} from './machine.mjs';
import {Failure, main, run, stop} from './processes.mjs';
import {QUESTIONS} from './questions.mjs';
import {startService, startUpstream, TARGET} from './service.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [repeatText, warmText, clientsText, ...backends] = process.argv.slice(2);
const repeats = Number(repeatText);
const crowds = clientsText.trim().split(/ +/).map(Number);
const MODES = ['whole', 'streamed'];
const UPSTREAM_MS = ['100', '2000'];
const WARM_CLIENTS = 16;
const SAMPLE_MS = 100;
const PAUSE_MS = 2000;
let number = 0;

async function crowd(url, mode, clients) {
  const first = number;
  number += clients;
  if (number > QUESTIONS) throw new Failure(`only ${QUESTIONS} requests differ: repeat fewer crowds, or warm up for less time`);
  return JSON.parse(await run(process.execPath, [path.join(here, 'client.mjs'), url, mode, clients, first]));
}

async function warm(url) {
  const end = performance.now() + 1000 * Number(warmText);
  for (let i = 0; performance.now() < end; i++) await crowd(url, MODES[i % 2], WARM_CLIENTS);
}

/** One crowd, with the peaks of the server's memory and threads meanwhile. */
async function measure({url, jvm}, mode, clients) {
  resetPeak(jvm);
  let threads = 0;
  const sampling = setInterval(() => { threads = Math.max(threads, residents(jvm).threads); }, SAMPLE_MS);
  const others = watchOthers();
  const result = await crowd(url, mode, clients);
  clearInterval(sampling);
  return {...result, others: others(), threads, peakMb: residents(jvm).peakMb};
}

async function backend(name) {
  if (name === 'local') return [await startService('local', {HF_USE_API: 'false'})];
  const upstream = await startUpstream(...UPSTREAM_MS);
  return [await startService('upstream', {HF_USE_API: 'true', TEXTGEN_HUB_URL: upstream.url}), upstream];
}

const count = (results, kind) => results.filter(result => result.kind === kind).length;

await main('bench/crowd', async () => {
  fs.mkdirSync(TARGET, {recursive: true});
  const file = path.join(TARGET, 'crowd.jsonl');
  fs.writeFileSync(file, '');
  const lines = [];
  for (const name of backends) {
    const started = await backend(name);
    const [service] = started;
    number = 0;
    console.error(`Warming up: ${name}`);
    await warm(service.url);
    for (const clients of crowds) {
      for (const mode of MODES) {
        for (let repeat = 1; repeat <= repeats; repeat++) {
          await sleep(PAUSE_MS);
          const line = {backend: name, mode, clients, repeat, ...await measure(service, mode, clients)};
          fs.appendFileSync(file, JSON.stringify(line) + '\n');
          lines.push(line);
          const kinds = ['answered', 'degraded', 'refused', 'failed'].map(kind => `${count(line.results, kind)} ${kind}`);
          console.error(`${name}, ${mode}, ${clients} clients, ${repeat}/${repeats}: ${kinds.join(', ')} in ${line.seconds.toFixed(1)} s`);
        }
      }
    }
    for (const process of started) await stop(process.child);
  }
  report(lines, repeats);
});
