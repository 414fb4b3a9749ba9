import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cleaned, plural, position, sentenceReader, shortened, shown} from '../../main/resources/page/text.js';
import {random, some} from './random.js';

const PIECES = ['a', 'Son', ' ', '\n', '😀', '𐤀', 'é', 'e\u0301', 'א', '.', '. ', '!” ', ' [1] ', '…', '\u202e', '\u200b', '\r\n', '\0', '\ufeff'];

test('a position counts code points', () => {
  const next = random(1);
  for (let round = 0; round < 2000; round += 1) {
    const text = some(next, PIECES, 20).join('');
    const points = [...text];
    const count = Math.floor(next() * (points.length + 3));
    assert.equal(text.slice(0, position(text, count)), points.slice(0, count).join(''));
  }
});

test('what is cleaned once stays as it is', () => {
  const next = random(2);
  for (let round = 0; round < 2000; round += 1) {
    const text = cleaned(some(next, PIECES, 30).join(''));
    assert.equal(cleaned(text), text);
    assert.doesNotMatch(text, /[\0\r\u200b\u202e\ufeff]|\n{3}/);
  }
});

for (const [text, expected] of [
  ['a\r\nb\rc\u0085d', 'a\nb\nc\nd'],
  ['a\n\n\n\nb\tc', 'a\n\nb\tc'],
  ['\u202eevil\u2066 so\u00adft \u200bzero\u{e0041}', 'evil soft zero'],
  ['e\u0301', 'é'],
  ['שָׁלוֹם\u200e \u200d', 'שָׁלוֹם\u200e \u200d'.normalize('NFC')],
]) {
  test(`${JSON.stringify(text)} is cleaned`, () => assert.equal(cleaned(text), expected));
}

test('sentences are complete at their end, in whatever pieces a text arrives', () => {
  const next = random(4);
  for (let round = 0; round < 2000; round += 1) {
    const pieces = some(next, PIECES, 30);
    const read = sentenceReader();
    const sentences = [...pieces.flatMap(piece => read(piece)), ...read('', true)];
    const bare = text => text.replace(/\s+/g, '');
    assert.equal(bare(sentences.join('')), bare(pieces.join('')));
    assert.ok(sentences.every(sentence => sentence.trim() !== ''));
  }
});

test('a sentence keeps its quotation mark and its markers', () => {
  const read = sentenceReader();
  assert.deepEqual(read('He said, “Jesus wept.”'), []);
  assert.deepEqual(read(' [1] [2] And'), ['He said, “Jesus wept.” [1] [2]']);
  assert.deepEqual(read('', true), ['And']);
});

test('a text is shortened at the end of a word', () => {
  assert.equal(shortened('one two\n three', 40), 'one two three');
  assert.equal(shortened('one two three', 9), 'one two …');
  assert.doesNotMatch(shortened('😀'.repeat(50), 9), /[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('one is singular', () => {
  assert.equal(plural(1, 'word'), '1 word');
  assert.equal(plural(0, 'word'), '0 words');
  assert.equal(plural(1200, 'reply', 'replies'), '1,200 replies');
});

test('what stands in the place of a changed quotation goes from the place before it to the marker behind it', () => {
  const quote = 'Christ died for us.';
  const text = `On love, Romans 5:8 says, "${quote}" [2] Amen.`;
  const start = text.indexOf(quote);
  const citation = written => ({kind: 'quote', text: quote, start, end: start + quote.length, repaired_from: written});
  const citations = [{kind: 'reference', start: 9, end: 19}, {kind: 'marker', start: text.indexOf('[2]'), end: text.indexOf('[2]') + 3}];
  const answer = {text, citations};
  assert.equal(shown(citation(`Luke 25:1 says, "${quote}" [1]`), answer), `Romans 5:8 says, "${quote}" [2]`);
  assert.equal(shown(citation(`"${quote}" [1]`), answer), `${quote}" [2]`);
  assert.equal(shown(citation('Christ lived for us.'), answer), quote);
  assert.equal(shown({kind: 'marker', text: '', start: 5, end: 5, repaired_from: '[9]'}, answer), '');
  assert.equal(shown({...citation('(Luke 25:1) [7]'), verdict: 'misattributed'}, answer), '[2]');
  assert.equal(shown({...citation('(Luke 25:1)'), verdict: 'misattributed'}, {text, citations: []}), null);
});
