// A server that speaks the OpenAI protocol and answers with 20 words: at once, or with the words spread over a time.
//     node bench/load/upstream.mjs PORT [FIRST_MS WHOLE_MS]
import http from 'node:http';

const [port, firstMs = 0, wholeMs = 0] = process.argv.slice(2).map(Number);
const WORDS = 20;
const usage = {prompt_tokens: 12, completion_tokens: WORDS, total_tokens: 12 + WORDS};
const words = Array.from({length: WORDS}, (_, i) => (i ? ' w' : 'w') + i);
const common = {id: 'chatcmpl-1', created: 1, model: 'bench'};

const chunk = (choices, more = {}) =>
  `data: ${JSON.stringify({...common, object: 'chat.completion.chunk', choices, ...more})}\n\n`;
const delta = (content, finish = null) => chunk([{index: 0, delta: content, finish_reason: finish}]);
const head = delta({role: 'assistant', content: ''});
const pieces = words.map(content => delta({content}));
const tail = [delta({}, 'stop'), chunk([], {usage}), 'data: [DONE]\n\n'];
const whole = JSON.stringify({...common, object: 'chat.completion', usage,
  choices: [{index: 0, message: {role: 'assistant', content: words.join('')}, finish_reason: 'stop'}]});

const STREAM = {'content-type': 'text/event-stream', 'cache-control': 'no-cache'};
const JSON_BODY = {'content-type': 'application/json', 'content-length': Buffer.byteLength(whole)};
let calls = 0;

function streamAtOnce(response) {
  response.writeHead(200, STREAM);
  for (const event of [head, ...pieces, ...tail]) response.write(event);
  response.end();
}

/** The first event after `firstMs`, the last after `wholeMs`, as a model that decodes at a steady speed. */
function streamSlowly(response) {
  const step = (wholeMs - firstMs) / WORDS;
  const begin = performance.now();
  const send = next => {
    if (response.destroyed) return;
    if (next === 0) response.writeHead(200, STREAM).write(head);
    else if (next <= WORDS) response.write(pieces[next - 1]);
    if (next === WORDS) return void response.end(tail.join(''));
    setTimeout(send, begin + firstMs + (next + 1) * step - performance.now(), next + 1);
  };
  setTimeout(send, firstMs, 0);
}

function answer(response, streamed) {
  calls++;
  if (streamed) return wholeMs ? streamSlowly(response) : streamAtOnce(response);
  const send = () => response.writeHead(200, JSON_BODY).end(whole);
  if (wholeMs) setTimeout(send, wholeMs);
  else send();
}

http.createServer({keepAliveTimeout: 60_000}, (request, response) => {
  if (request.method !== 'POST') return void response.end(String(calls));
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => answer(response, JSON.parse(Buffer.concat(parts)).stream === true));
}).listen({port, host: '127.0.0.1', backlog: 4096});
