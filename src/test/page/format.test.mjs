import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dollars, inUnit, number, percent, time} from '../../main/resources/page/format.js';

const CASES = [
  [number, [[0, '0'], [0.4123, '0.412'], [1.236, '1.24'], [12.34, '12.3'], [1284, '1,284'], [123.4, '123'], [-2.5, '-2.5'], [null, '–'], [undefined, '–'], [NaN, '–']]],
  [time, [[0, '0 ms'], [412.4, '412 ms'], [999.6, '1 s'], [1234, '1.23 s'], [59940, '59.9 s'], [59960, '60 s'], [60000, '1 min'], [90000, '1.5 min'], [null, '–']]],
  [percent, [[0, '0 %'], [1, '100 %'], [0.995, '99.5 %'], [0.41, '41 %'], [0.034, '3.4 %'], [0.0049, '0.49 %'], [0.00001, 'under 0.01 %'], [0.99999, 'over 99.99 %'], [null, '–']]],
  [dollars, [[0, '$0.00'], [0.0123, '$0.0123'], [12.5, '$12.50'], [1234.567, '$1,234.57'], [null, '–']]],
];
for (const [format, examples] of CASES) {
  for (const [value, expected] of examples) {
    test(`${format.name} of ${value} is ${expected}`, () => assert.equal(format(value), expected));
  }
}

test('an objective’s value is written in its unit', () => {
  assert.equal(inUnit(0.412, 'seconds'), '412 ms');
  assert.equal(inUnit(0.004, 'share'), '0.4 %');
  assert.equal(inUnit(4.31, 'rating'), '4.31');
  assert.equal(inUnit(0, 'quotations'), '0');
  assert.equal(inUnit(null, 'seconds'), '–');
});
