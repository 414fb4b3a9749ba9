import assert from 'node:assert/strict';
import {execFile, execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {snippets} from '../../main/resources/page/snippets.js';
import {random, some} from './random.js';

/** What ends, escapes or means something in one of the languages, or in its reader. */
const PIECES = [
  "'", '"', "'''", '"""', '\\', '\\\\', '\\"', "\\'", '\\u0041', '\\\\u0041', '\\N{BULLET}', '\\x41', '\n', '\r\n', '\t', '\0', '\b\f', '\u007f',
  '$', '${HOME}', '$(id)', '`id`', '!!', '!a', '%s', '{', '}', '#', '//', '/*', '*/', '<!--', '</script>', '\nJSON\n', 'JSON', '\nEOF\n',
  '\u2028', '\u2029', '\u0085', '\u00a0', '\ufeff', '\u202e', '\u200f', '\ud800', '\udc00', '😀', 'é', 'e\u0301', 'בְּרֵאשִׁית', '’', ' ', '   ', 'word',
];
const ANSWER = 'An answer: "quoted", it’s\n\ttwo lines \\ 😀 ἀγάπη\u0001';

const folder = mkdtempSync(join(tmpdir(), 'snippets'));
const received = [];
let refuses = false;
const server = createServer((request, response) => {
  const pieces = [];
  request.on('data', piece => pieces.push(piece)).on('end', () => {
    received.push({path: request.url, headers: request.headers, body: Buffer.concat(pieces).toString()});
    response.writeHead(refuses ? 400 : 200, {'Content-Type': 'application/json'});
    response.end(JSON.stringify(refuses ? {detail: ANSWER, code: 'INVALID_PARAMETER'} : {answer: ANSWER, status: 'ok'}));
  });
});
let origin;

const LANGUAGES = {
  curl: {file: 'ask.sh', command: ['bash'], needs: ['curl', '--version']},
  Python: {file: 'ask.py', command: ['python3'], needs: ['python3', '--version']},
  JavaScript: {file: 'ask.mjs', command: [process.execPath], needs: [process.execPath, '--version']},
  // a locale without UTF-8 is the hardest for a program whose text has other characters
  Java: {file: 'Ask.java', command: ['java', '-XX:TieredStopAtLevel=1'], needs: ['java', '-version'], environment: {LC_ALL: 'C'}},
};

before(() => new Promise(listening => server.listen(0, '127.0.0.1', () => {
  origin = `http://127.0.0.1:${server.address().port}`;
  listening();
})));
after(() => {
  server.close();
  server.closeAllConnections?.();
  rmSync(folder, {recursive: true});
});

function missing([program, option]) {
  try {
    execFileSync(program, [option], {stdio: 'ignore'});
    return false;
  } catch {
    return process.env.TEXTGEN_REQUIRE_SERVICES === 'true' ? false : `there is no ${program}`;
  }
}

/** Runs the program; `server` runs in this process, so that it must not block. */
function run({file, command, environment}, program, key) {
  const path = join(folder, file);
  writeFileSync(path, program);
  const env = {...process.env, ...environment, ...(key ? {TEXTGEN_API_KEY: key} : {})};
  return new Promise(ended => execFile(command[0], [...command.slice(1), path], {env, maxBuffer: 1e8}, (failure, out, err) =>
      ended({code: failure ? failure.code : 0, out, err})));
}

/** Bodies that between them hold every piece, alone and beside others. */
function bodies() {
  const next = random(7);
  const text = () => some(next, PIECES, 12).join('');
  const hostile = {
    prompt: PIECES.join(' ') + PIECES.join(''),
    passages: Array.from({length: 40}, (_, id) => ({id: String(id), reference: text(), text: text()})),
    stop: [...PIECES], temperature: 0.2, top_p: 1e-7, top_k: 0, seed: -12345678901, raw: false, cache: true, grounding: null, empty: {}, none: [],
    'key "with\' \\quotes': 1,
  };
  return [hostile, JSON.parse('{"prompt": "", "__proto__": {"a": 1}}'), {prompt: 'x'.repeat(70000) + PIECES.join('') + '😀’"\\'.repeat(20000)}];
}

for (const [name, language] of Object.entries(LANGUAGES)) {
  describe(name, {skip: missing(language.needs)}, () => {
    test('sends the request and prints the answer', async () => {
      for (const body of bodies()) {
        received.length = 0;
        const {code, out, err} = await run(language, snippets[name](origin, body, false));
        assert.equal(code, 0, err);
        assert.equal(received.length, 1);
        const [{path, headers, body: sent}] = received;
        assert.equal(path, '/api/v1/generate');
        assert.equal(headers['content-type'], 'application/json');
        assert.equal(headers.authorization, undefined);
        assert.equal(JSON.stringify(JSON.parse(sent)), JSON.stringify(body));
        assert.equal(name === 'curl' ? JSON.parse(out).answer : out.trimEnd(), ANSWER);
      }
    });

    test('reads the key from the environment', async () => {
      received.length = 0;
      const program = snippets[name](origin, {prompt: 'a'}, true);
      const {code, out, err} = await run(language, program, 'sk-secret');
      assert.equal(code, 0, err);
      assert.equal(received[0].headers.authorization, 'Bearer sk-secret');
      assert.ok(!`${program}${out}${err}`.includes('sk-secret'));
    });

    test('says why the service refuses, and fails', async () => {
      refuses = true;
      try {
        const {code, out, err} = await run(language, snippets[name](origin, {prompt: 'a'}, false));
        assert.equal(code, name === 'curl' ? 22 : 1);
        assert.ok(`${out}${err}`.includes('An answer'), err);
      } finally {
        refuses = false;
      }
    });
  });
}

test('no program holds a character that is not seen', () => {
  for (const snippet of Object.values(snippets)) {
    assert.doesNotMatch(snippet('http://localhost', {prompt: PIECES.join('')}, true), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200f\u2028-\u202e\ufeff]/);
  }
});

test('an origin with characters of a shell or a string stays text', () => {
  const odd = "http://localhost/it's$(id)";
  assert.ok(snippets.curl(odd, {}, false).startsWith("curl --fail-with-body 'http://localhost/it'\\''s$(id)/api/v1/generate'"));
  assert.ok(snippets.Java(odd, {}, false).includes(`URI.create("${odd}/api/v1/generate")`));
});
