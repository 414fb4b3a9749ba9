import assert from 'node:assert/strict';
import {test} from 'node:test';
import {apiBody, apiPassages, checkedRequest, emptyRequest} from '../../main/resources/page/request.js';
import {random, some} from './random.js';

const passage = (text, more = {}) => ({reference: '', text, ...more});

test('a request has only what a person gave', () => {
  assert.deepEqual(apiBody({...emptyRequest(), prompt: 'Why?'}), {prompt: 'Why?'});
  assert.deepEqual(
      apiBody({...emptyRequest(), prompt: 'Why?', passages: [passage('Jesus wept.', {reference: ' John 11:35 '}), passage(' ')],
        settings: {temperature: '0', top_k: '', stop: 'a\n\nb', cache: 'off', explain: 'on', grounding: 'report'}}),
      {prompt: 'Why?', passages: [{id: '1', reference: 'John 11:35', text: 'Jesus wept.'}], temperature: 0, stop: ['a', 'b'], explain: true, cache: false, grounding: 'report'});
});

test('a conversation is sent without its empty turns', () => {
  const messages = [{role: 'system', content: ''}, {role: 'user', content: 'Why?'}];
  assert.deepEqual(apiBody({...emptyRequest(), mode: 'conversation', prompt: 'not sent', messages}), {messages: [messages[1]]});
});

test('every passage has an id of its own, and keeps the one it has', () => {
  const next = random(6);
  for (let round = 0; round < 1000; round += 1) {
    const passages = Array.from({length: 6}, () => passage('text', {id: some(next, ['1', '2', '3', 'a'], 1)[0]}));
    const ids = apiPassages(passages).map(({id}) => id);
    assert.equal(new Set(ids).size, 6, `${ids}`);
    passages.forEach(({id}, index) => {
      if (id && passages.findIndex(one => one.id === id) === index) {
        assert.equal(ids[index], id);
      }
    });
  }
});

test('whatever an address holds becomes a request', () => {
  const next = random(8);
  const anything = depth => [null, 1, 'text', true, [], {}, -0.5,
    depth ? Array.from({length: 2}, () => anything(depth - 1)) : '',
    depth ? {role: anything(depth - 1), content: anything(depth - 1), text: anything(depth - 1), id: anything(depth - 1), temperature: anything(depth - 1)} : '',
  ][Math.floor(next() * 9)];
  for (let round = 0; round < 3000; round += 1) {
    const request = checkedRequest({mode: anything(1), prompt: anything(1), messages: anything(3), passages: anything(3), settings: anything(2)});
    const body = apiBody(request);
    assert.equal(typeof (body.prompt ?? ''), 'string');
    assert.ok((body.passages ?? []).every(({id, text}) => typeof id === 'string' && typeof text === 'string'));
    assert.deepEqual(checkedRequest(JSON.parse(JSON.stringify(request))), request);
  }
});
