import assert from 'node:assert/strict';
import {test} from 'node:test';
import {diffWords} from '../../main/resources/page/diff.js';
import {random, some} from './random.js';

const join = (pieces, ...kinds) => pieces.filter(({kind}) => kinds.includes(kind)).map(({text}) => text).join('');

function checked(a, b) {
  const pieces = diffWords(a, b);
  assert.equal(join(pieces, 'same', 'removed'), a);
  assert.equal(join(pieces, 'same', 'added'), b);
  pieces.forEach(({kind, text}, index) => {
    assert.notEqual(text, '');
    assert.notEqual(kind, pieces[index - 1]?.kind);
  });
  return pieces;
}

const written = pieces => pieces.map(({kind, text}) => ({same: text, removed: `[-${text}-]`, added: `[+${text}+]`})[kind]).join('');

for (const [a, b, expected] of [
  ['', '', ''],
  ['a', '', '[-a-]'],
  ['', 'a', '[+a+]'],
  ['one and only Son', 'one and only Son', 'one and only Son'],
  ['his one and only Son, that', 'his only born Son, that', 'his [-one and -]only[+ born+] Son, that'],
  ['God so loved', 'God loved so', 'God [-so -]loved[+ so+]'],
  ['a bad old man', 'a good new man', 'a [-bad old-][+good new+] man'],
  ['Don’t go', "Don't go", "[-Don’t-][+Don't+] go"],
  ['word', 'word.', 'word[+.+]'],
  ['ἐν ἀρχῇ ἦν', 'ἐν ἀρχαῖς ἦν', 'ἐν [-ἀρχῇ-][+ἀρχαῖς+] ἦν'],
  ['a😀b', 'a😁b', 'a[-😀-][+😁+]b'],
]) {
  test(`${JSON.stringify(a)} and ${JSON.stringify(b)}`, () => assert.equal(written(checked(a, b)), expected));
}

test('the pieces of random texts make both texts', () => {
  const next = random(11);
  const words = ['a', 'the', 'Son', ' ', '  ', '\n', '. ', ',', '’', "'s", '😀', '\ud800', 'e\u0301', '"', '!', '?'];
  for (let round = 0; round < 3000; round += 1) {
    checked(some(next, words, 40).join(''), some(next, words, 40).join(''));
  }
});

test('a change of a few words leaves all others the same', () => {
  const next = random(12);
  const vocabulary = Array.from({length: 500}, (_, index) => `word${index}`);
  for (let round = 0; round < 200; round += 1) {
    const a = Array.from({length: 300}, () => vocabulary[Math.floor(next() * 500)]);
    const b = [...a];
    for (let change = 0; change < 5; change += 1) {
      b[Math.floor(next() * 300)] = 'other';
    }
    const same = join(checked(a.join(' '), b.join(' ')), 'same').match(/word\d+/g);
    assert.ok(same.length >= 295, `${same.length} of 300`);
  }
});

test('with 100 kB each, equal, nearly equal or wholly different, it takes less than 200 ms', () => {
  const text = (seed, words) => {
    const next = random(seed);
    return Array.from({length: 22000}, (_, index) => words + (100 + Math.floor(next() * 900)) + (index % 12 ? '' : '.')).join(' ').slice(0, 100_000);
  };
  const a = text(1, 'w');
  const near = a.replaceAll('w177 ', 'other ');
  const pairs = [[a, a], [a, near], [a, text(2, 'w')], [a, text(3, 'v')], [a, a.slice(50_000) + a.slice(0, 50_000)], ['x'.repeat(100_000), 'y'.repeat(100_000)],
    ['. '.repeat(50_000), '! '.repeat(50_000)], ['\n'.repeat(100_000), ' '.repeat(100_000)]];
  pairs.forEach(([one, other]) => checked(one, other));
  for (const [one, other] of pairs) {
    const times = Array.from({length: 3}, () => {
      const start = performance.now();
      diffWords(one, other);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 200, `${times} ms`); // the least of three: another process may take the processor
  }
  assert.ok(join(diffWords(a, near), 'same').length > 90_000);
});
