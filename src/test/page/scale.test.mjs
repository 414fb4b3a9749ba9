import assert from 'node:assert/strict';
import {test} from 'node:test';
import {axis, linePath, runs} from '../../main/resources/page/scale.js';
import {random} from './random.js';

for (const [highest, ticks] of [
  [0, [0, 1]], [1, [0, 1]], [3, [0, 1, 2, 3]], [4, [0, 2, 4]], [17, [0, 10, 20]], [29, [0, 10, 20, 30]], [60, [0, 20, 40, 60]], [70, [0, 25, 50, 75]], [1200, [0, 500, 1000, 1500]],
]) {
  test(`an axis for ${highest}`, () => assert.deepEqual(axis(highest, 3), {top: ticks.at(-1), ticks}));
}

test('every axis holds the highest value, has few steps, and little room above it', () => {
  const next = random(5);
  for (let round = 0; round < 5000; round += 1) {
    const highest = next() * 10 ** Math.floor(next() * 9);
    const most = 2 + Math.floor(next() * 4);
    const {top, ticks} = axis(highest, most);
    assert.ok(top >= highest && top <= Math.max(1, highest * 2.6), `${top} for ${highest}`);
    assert.ok(ticks.length <= most + 1 && ticks.length >= 2 && ticks.every(Number.isInteger), `${ticks} for ${highest}`);
  }
});

test('a gap interrupts a line', () => {
  assert.deepEqual(runs([null, 1, 2, undefined, 0, null]), [[[1, 1], [2, 2]], [[4, 0]]]);
  assert.equal(linePath([1, 2, null, 3], x => x * 10, y => 100 - y), 'M0 99L10 98M30 97');
  assert.equal(linePath([null, null], x => x, y => y), '');
});
