// A crowd: each client sends one request, all at the same moment. Prints one line of JSON.
//     node bench/load/client.mjs URL whole|streamed CLIENTS FIRST_NUMBER
import http from 'node:http';
import {question} from './questions.mjs';

/** Twice the longest deadline of a request by default: who has no answer by then hangs. */
const HUNG_MS = 60_000;
const [base, mode, clients, first] = process.argv.slice(2);
const url = new URL(mode === 'streamed' ? '/api/v1/generate/stream' : '/api/v1/generate', base);
const bodies = Array.from({length: Number(clients)}, (_, i) => question(Number(first) + i));
const agent = new http.Agent({maxSockets: Infinity, keepAlive: false});

/** The last event of a stream and its data. */
function lastEvent(text) {
  const begin = text.lastIndexOf('event: ');
  const [, name, data] = text.slice(begin).match(/^event: ?(\w+)\r?\ndata: ?(.*)\r?\n\r?\n$/) ?? [];
  return begin < 0 || !name ? {name: 'cut', data: '{}'} : {name, data};
}

function outcome(response, text) {
  if (response.statusCode === 503 && response.headers['retry-after']) {
    return {kind: 'refused', retryAfter: Number(response.headers['retry-after'])};
  }
  if (response.statusCode !== 200) return {kind: 'failed', reason: `${response.statusCode} ${text.match(/"code":"(\w+)"/)?.[1] ?? ''}`};
  const {name, data} = mode === 'streamed' ? lastEvent(text) : {name: 'done', data: text};
  const body = JSON.parse(data);
  if (name !== 'done') return {kind: 'failed', reason: `${name} ${body.code ?? ''}`};
  const {tokens_generated: tokens, failover: [step] = []} = body.metadata;
  return {kind: body.status === 'ok' ? 'answered' : 'degraded', tokens, reason: step && `${step.from} ${step.reason}`};
}

/** One client's time and outcome; it never fails. */
function ask(body) {
  return new Promise(resolve => {
    const begin = performance.now();
    const end = result => resolve({ms: performance.now() - begin, ...result});
    const request = http.request(url, {method: 'POST', agent,
      headers: {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)}});
    const hung = setTimeout(() => {
      end({kind: 'failed', reason: 'hung'});
      request.destroy();
    }, HUNG_MS);
    const fail = error => {
      clearTimeout(hung);
      end({kind: 'failed', reason: error.code ?? error.message});
    };
    request.on('error', fail);
    request.on('response', response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(hung);
        try {
          end(outcome(response, Buffer.concat(parts).toString()));
        } catch (error) {
          end({kind: 'failed', reason: `not understood: ${error.message}`});
        }
      });
    });
    request.end(body);
  });
}

const cpu = process.cpuUsage();
const begin = performance.now();
const results = await Promise.all(bodies.map(ask));
const {user, system} = process.cpuUsage(cpu);
console.log(JSON.stringify({seconds: (performance.now() - begin) / 1000, cpuSeconds: (user + system) / 1e6, results}));
