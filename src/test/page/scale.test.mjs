import assert from 'node:assert/strict';
import {test} from 'node:test';
import {axis, linePath, runs} from '../../main/resources/page/scale.js';
import {random} from './random.js';

test('an axis ends at a round number', () => {
  assert.deepEqual(axis(0), {top: 1, ticks: [0, 0.25, 0.5, 0.75, 1]});
  assert.deepEqual(axis(0, 4, true), {top: 1, ticks: [0, 1]});
  assert.deepEqual(axis(3, 4, true), {top: 3, ticks: [0, 1, 2, 3]});
  assert.deepEqual(axis(17), {top: 20, ticks: [0, 5, 10, 15, 20]});
  assert.deepEqual(axis(0.3), {top: 0.3, ticks: [0, 0.1, 0.2, 0.3]});
});

test('every axis holds the highest value, has few ticks, and little room above it', () => {
  const next = random(5);
  for (let round = 0; round < 5000; round += 1) {
    const highest = next() * 10 ** Math.floor(next() * 10 - 3);
    const most = 2 + Math.floor(next() * 4);
    const {top, ticks} = axis(highest, most);
    assert.ok(top >= highest * (1 - 1e-6), `${top} for ${highest}`);
    assert.ok(top <= highest * 2.6, `${top} for ${highest}`);
    assert.ok(ticks.length <= most + 1 && ticks.length >= 2);
    const whole = axis(Math.ceil(highest), most, true);
    assert.ok(whole.ticks.every(Number.isInteger) && whole.top >= Math.ceil(highest) && whole.ticks.length <= most + 1, `${whole.ticks} for ${highest}`);
  }
});

test('a gap interrupts a line', () => {
  assert.deepEqual(runs([null, 1, 2, undefined, 0, null]), [[[1, 1], [2, 2]], [[4, 0]]]);
  assert.equal(linePath([1, 2, null, 3], x => x * 10, y => 100 - y), 'M0 99L10 98M30 97');
  assert.equal(linePath([null, null], x => x, y => y), '');
});
