import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eventParser} from '../../main/resources/page/events.js';
import {random, some} from './random.js';

/** The events of a text that arrives in these pieces. */
function parsed(pieces) {
  const parse = eventParser();
  return pieces.flatMap(piece => parse(piece));
}

const event = (name, data) => ({event: name, data});

for (const [name, text, expected] of [
  ['an event with its name', 'event: token\ndata: {"text":"a"}\n\n', [event('token', '{"text":"a"}')]],
  ['without a name it is a message', 'data: a\n\n', [event('message', 'a')]],
  ['several lines of data', 'data: a\ndata\ndata:b\n\n', [event('message', 'a\n\nb')]],
  ['only one space is left out', 'data:  a\n\n', [event('message', ' a')]],
  ['a colon in the data stays', 'data: a: b\n\n', [event('message', 'a: b')]],
  ['comments, ids and unknown fields', ': beat\n\nid: 1\nretry: 5\nfoo: x\ndata: a\n\n', [event('message', 'a')]],
  ['a name without data is forgotten', 'event: token\n\ndata: a\n\n', [event('message', 'a')]],
  ['an event that is not ended does not count', 'data: a\n\ndata: b\n', [event('message', 'a')]],
  ['all ends of lines', 'event: x\rdata: a\r\rdata: b\r\n\r\ndata: c\n\n', [event('x', 'a'), event('message', 'b'), event('message', 'c')]],
]) {
  test(name, () => {
    assert.deepEqual(parsed([text]), expected);
    assert.deepEqual(parsed([...text]), expected, 'a character at a time');
  });
}

test('events are the same, in whatever pieces and with whatever ends of lines they arrive', () => {
  const next = random(3);
  for (let round = 0; round < 2000; round += 1) {
    const end = ['\n', '\r\n', '\r'][Math.floor(next() * 3)];
    const events = Array.from({length: 1 + Math.floor(next() * 4)}, () =>
        event(some(next, ['token', 'done', 'x'], 1)[0] ?? 'message', some(next, ['a', ' ', ':', '"', '\\n', '😀', '\u2028', '\n', 'data: '], 8).join('')));
    const text = events.map(one => `event: ${one.event}${end}${one.data.split('\n').map(line => `data: ${line}${end}`).join('')}${end}`).join(': a comment' + end);
    const pieces = [];
    for (let from = 0; from < text.length;) {
      const to = from + Math.floor(next() * 6);
      pieces.push(text.slice(from, to));
      from = to;
    }
    assert.deepEqual(parsed(pieces), events, JSON.stringify(pieces));
  }
});
