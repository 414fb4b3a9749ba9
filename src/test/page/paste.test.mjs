import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readPassages} from '../../main/resources/page/paste.js';
import {random, some} from './random.js';

for (const [name, pasted, expected] of [
  ['nothing', ' \n ', []],
  ['a text without a place', 'Jesus wept.', [{reference: '', text: 'Jesus wept.'}]],
  ['a place before a text', 'John 11:35: Jesus wept.', [{reference: 'John 11:35', text: 'Jesus wept.'}]],
  ['a place on its own line', '1 John 4:8-9\nGod is love.', [{reference: '1 John 4:8-9', text: 'God is love.'}]],
  ['a place with its translation', 'John 11:35 (WEB) – Jesus wept.', [{reference: 'John 11:35', source: 'WEB', text: 'Jesus wept.'}]],
  ['numbers in brackets', '[1] John 11:35: Jesus wept.\n[2] God is love.', [{reference: 'John 11:35', text: 'Jesus wept.'}, {reference: '', text: 'God is love.'}]],
  ['empty lines, and lines of one passage', 'one\ntwo\r\n\r\nthree', [{reference: '', text: 'one\ntwo'}, {reference: '', text: 'three'}]],
  ['JSON', '[{"id": 7, "reference": "John 11:35", "text": "Jesus wept.", "score": 1}, {"text": " "}]', [{reference: 'John 11:35', text: 'Jesus wept.', id: '7'}]],
  ['JSON of texts', '["Jesus wept."]', [{reference: '', text: 'Jesus wept.'}]],
  ['a request', '{"prompt": "a", "passages": [{"text": "b"}]}', [{reference: '', text: 'b'}]],
  ['a verse a line', 'John 11:35 - Jesus wept.\nRomans 5:8: But God\ncommends his love.', [
    {reference: 'John 11:35', text: 'Jesus wept.'}, {reference: 'Romans 5:8', text: 'But God\ncommends his love.'}]],
  ['a list with bullets or numbers', '- John 11:35: Jesus wept.\n2. 1 John 4:8: God is love.', [
    {reference: 'John 11:35', text: 'Jesus wept.'}, {reference: '1 John 4:8', text: 'God is love.'}]],
  ['a place, an empty line and its text', 'John 11:35 (WEB)\n\nJesus wept.', [{reference: 'John 11:35', source: 'WEB', text: 'Jesus wept.'}]],
  ['a place without a text', 'John 11:35: Jesus wept.\n\nRomans 5:8', [{reference: 'John 11:35', text: 'Jesus wept.'}, {reference: '', text: 'Romans 5:8'}]],
]) {
  test(name, () => assert.deepEqual(readPassages(pasted), expected));
}

for (const [pasted, message] of [
  ['{"passages": [', /no valid JSON/],
  ['[{"reference": "John 11:35", "text": "Je', /no valid JSON/],
  ['{"a": 1}', /list of passages/],
]) {
  test(`${pasted} is refused`, () => assert.throws(() => readPassages(pasted), message));
}

test('no word of a text is lost', () => {
  const next = random(13);
  for (let round = 0; round < 2000; round += 1) {
    const pasted = some(next, ['a', 'John', ' ', ' 3:16', ': ', '\n', '\n\n', '- ', '(WEB)', '“', 'word'], 20).join('');
    const kept = readPassages(pasted).map(({reference, source, text}) => reference + (source ?? '') + text).join('');
    const letters = text => text.replace(/[^\p{L}\d]/gu, '');
    assert.equal(letters(kept), letters(pasted), JSON.stringify(pasted));
  }
});

test('100 kB are read in less than a second, whatever they hold', () => {
  for (const piece of [' ', '1', '1 ', 'a ', 'a 1 ', '(', '\n ', '[1]', '[', '[1] a 1:1: ', 'John 1 - ']) {
    const start = performance.now();
    readPassages(`John 1${piece.repeat(100_000 / piece.length)}x`);
    assert.ok(performance.now() - start < 1000, JSON.stringify(piece));
  }
});
