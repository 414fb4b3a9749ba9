// Times gateways in turn. bench/gateway calls it: ROUNDS SECONDS WARM_SECONDS
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {setTimeout as sleep} from 'node:timers/promises';
import {report} from './gateway-report.mjs';
import {watchOthers} from './machine.mjs';
import {awaitUp, Failure, freePort, main, run, start} from './processes.mjs';
import {startService, startUpstream, TARGET} from './service.mjs';
import {QUIET} from '../statistics.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [rounds, seconds, warmSeconds] = process.argv.slice(2).map(Number);
const CONNECTIONS = [1, 10, 100];
const MODES = ['whole', 'streamed'];
/** How often a measurement that others disturb is made again. */
const ATTEMPTS = 3;
/** At its end wrk leaves a request on each connection, which the next measurement must not meet; for each of them, in ms. */
const SETTLE_MS = 20;
const WARM_STEP = 5;
const WARM_CONNECTIONS = 2;
const WARM_GROWTH = 1.03;
const LAST_WORD = 'w19';

const chat = (url, name, headers = {}) => ({
  name, headers,
  whole: {url: `${url}/v1/chat/completions`, body: {model: 'bench', messages: [{role: 'user', content: 'What saves? @@'}]}},
  streamed: {url: `${url}/v1/chat/completions`,
    body: {model: 'bench', messages: [{role: 'user', content: 'What saves? @@'}], stream: true, stream_options: {include_usage: true}}},
});

async function service(name, folder, upstream, settings = {}) {
  const {url} = await startService(folder, {HF_USE_API: 'true', TEXTGEN_HUB_URL: upstream.url, ...settings});
  const body = {prompt: 'What saves? @@'};
  return {name, headers: {}, whole: {url: `${url}/api/v1/generate`, body}, streamed: {url: `${url}/api/v1/generate/stream`, body}};
}

/** Portkey's gateway, or nothing where it is not installed. */
async function peer(upstream) {
  if (process.env.BENCH_PEER === 'none') return [];
  const folder = path.join(process.env.BENCH_PEER ?? here, 'node_modules/@portkey-ai/gateway');
  if (!fs.existsSync(folder)) {
    console.error(`${folder} is missing, so this service is timed alone. npm install --prefix bench/load --no-package-lock`);
    return [];
  }
  const {version} = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const port = await freePort();
  const log = path.join(TARGET, 'portkey.log');
  const child = start(process.execPath, [path.join(folder, 'build/start-server.js'), `--port=${port}`, '--headless'],
    {log, env: {NODE_ENV: 'production', TRUSTED_CUSTOM_HOSTS: '127.0.0.1,localhost'}});
  const url = `http://127.0.0.1:${port}`;
  await awaitUp(url, child, log);
  const headers = {'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${upstream.url}/v1`, authorization: 'Bearer none'};
  return [{...chat(url, 'Portkey', headers), version: `@portkey-ai/gateway ${version}`}];
}

/** One answer, which must be complete: a gateway that fails quickly would look fast. */
async function check({name, headers, ...modes}, mode) {
  const {url, body} = modes[mode];
  const response = await fetch(url, {method: 'POST', headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify(body).replace('@@', `check ${mode}`)});
  const text = await response.text();
  if (response.status !== 200 || !text.includes(LAST_WORD) || (mode === 'streamed') !== /^(data|event): ?(\[DONE\]|done)$/m.test(text)) {
    throw new Failure(`${name} does not answer, ${mode}: ${response.status} ${text}`);
  }
}

async function load({headers, ...modes}, mode, connections, time) {
  const {url, body} = modes[mode];
  const options = Object.entries(headers).flatMap(([key, value]) => ['-H', `${key}: ${value}`]);
  const printed = await run('wrk', ['-t1', `-c${connections}`, `-d${time}s`, '--timeout', '30s', ...options,
    '-s', path.join(here, 'wrk.lua'), url, '--', JSON.stringify(body), `${Date.now()}`]);
  return JSON.parse(printed.match(/^\{.*\}$/m)[0]);
}

/** Load until the speed stays the same. Few connections leave a processor to the compiler of the virtual machine. */
async function warm(gateway) {
  console.error(`Warming up: ${gateway.name}`);
  let best = 0;
  let unchanged = 0;
  for (let time = 0; time < warmSeconds && unchanged < 2; time += 2 * WARM_STEP) {
    let rate = 0;
    for (const mode of MODES) rate += (await load(gateway, mode, WARM_CONNECTIONS, WARM_STEP)).requests / WARM_STEP / 2;
    console.error(`  ${Math.round(rate)} requests a second`);
    unchanged = rate < WARM_GROWTH * best ? unchanged + 1 : 0;
    best = Math.max(best, rate);
  }
}

async function measureOnce(gateway, mode, connections, upstream) {
  await sleep(SETTLE_MS * connections);
  const before = await upstream.calls();
  const others = watchOthers();
  const result = await load(gateway, mode, connections, seconds);
  const share = others();
  const calls = await upstream.calls() - before;
  const answered = result.requests - result.failed;
  if (calls < answered) throw new Failure(`${gateway.name} answered ${answered} requests with ${calls} calls of the upstream: it has a cache`);
  return {gateway: gateway.name, version: gateway.version, mode, connections, ...result, others: share};
}

/** The first measurement that others did not disturb, else the one that they disturbed least. */
async function measure(...what) {
  const attempts = [];
  do {
    attempts.push(await measureOnce(...what));
  } while (attempts.at(-1).others > QUIET && attempts.length < ATTEMPTS);
  return attempts.reduce((least, other) => other.others < least.others ? other : least);
}

await main('bench/gateway', async () => {
  fs.mkdirSync(TARGET, {recursive: true});
  const upstream = await startUpstream();
  const gateways = [
    await service('this service', 'all-on', upstream),
    await service('this service, grounding off', 'grounding-off', upstream, {TEXTGEN_GROUNDING_POLICY: 'off'}),
    ...await peer(upstream),
    chat(upstream.url, 'no gateway'),
  ];
  for (const gateway of gateways) {
    for (const mode of MODES) await check(gateway, mode);
    await warm(gateway);
  }
  const results = path.join(TARGET, 'gateway.jsonl');
  fs.writeFileSync(results, '');
  const lines = [];
  for (let round = 1; round <= rounds; round++) {
    for (const mode of MODES) {
      for (const connections of CONNECTIONS) {
        for (const gateway of gateways) {
          const line = {round, ...await measure(gateway, mode, connections, upstream)};
          console.error(`${round}/${rounds} ${mode}, c=${connections}: ${gateway.name}: ` +
            `${Math.round((line.requests - line.failed) / line.seconds)} requests/s, p50 ${line.p50_ms.toFixed(2)} ms, failed ${line.failed}`);
          fs.appendFileSync(results, JSON.stringify(line) + '\n');
          lines.push(line);
        }
      }
    }
  }
  const wrk = execFileSync('sh', ['-c', 'wrk -v 2>&1 | head -1 || true'], {encoding: 'utf8'}).match(/wrk \S+/)?.[0] ?? 'wrk';
  report(lines, {seconds, rounds, wrk});
});
