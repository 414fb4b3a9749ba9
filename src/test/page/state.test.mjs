import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decoded, encoded} from '../../main/resources/page/state.js';
import {random, some} from './random.js';

test('any state comes back from an address, and the address has only characters that need no escape', () => {
  const next = random(9);
  const pieces = ['a', ' ', '"', '\\', '\n', '\0', '#', '%', '+', '/', '=', '😀', 'é', 'א', '\u2028', '<', '\u202e', 'x'.repeat(9000)];
  for (let round = 0; round < 500; round += 1) {
    const state = {prompt: some(next, pieces, 20).join(''), passages: [{text: some(next, pieces, 5).join('')}], temperature: next(), on: next() < 0.5, none: null};
    const text = encoded(state);
    assert.match(text, /^[\w-]*$/);
    assert.deepEqual(decoded(text), state);
  }
});

test('a text that holds no state gives null', () => {
  const next = random(10);
  for (const text of ['', '%', 'main', 'a', '====', 'gA', encoded('text'), encoded([1]), encoded(null), encoded(1)]) {
    assert.equal(decoded(text), null, text);
  }
  const whole = encoded({prompt: 'What does John 3:16 say?', passages: []});
  for (let round = 0; round < 2000; round += 1) {
    const at = Math.floor(next() * whole.length);
    const state = decoded(whole.slice(0, at) + some(next, ['A', 'z', '-', '_', '%', '😀'], 3).join('') + whole.slice(at + Math.floor(next() * 3)));
    assert.ok(state === null || (typeof state === 'object' && !Array.isArray(state)));
  }
});
