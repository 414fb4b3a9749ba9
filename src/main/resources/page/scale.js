// The geometry of a plot: where values lie, and the numbers at its axis.

const STEPS = [1, 2, 2.5, 5, 10];

/** Round whole numbers from 0 to at least the highest value: {top, ticks}, with at most so many steps. */
export function axis(highest, most) {
  const size = Math.max(1, highest);
  const power = 10 ** Math.floor(Math.log10(size / most));
  const steps = [...STEPS, 20].map(step => step * power).filter(Number.isInteger);
  const step = steps.find(one => one * most >= size * (1 - 1e-9)) ?? 1;
  const count = Math.max(1, Math.ceil(size / step - 1e-9));
  const ticks = Array.from({length: count + 1}, (_, index) => Number((index * step).toPrecision(12)));
  return {top: ticks[count], ticks};
}

/** The runs of values without a gap: lists of [index, value]. */
export function runs(values) {
  const result = [];
  values.forEach((value, index) => {
    if (value === null || value === undefined) {
      return;
    }
    if (index > 0 && values[index - 1] !== null && values[index - 1] !== undefined) {
      result.at(-1).push([index, value]);
    } else {
      result.push([[index, value]]);
    }
  });
  return result;
}

/** The path of a line through the values, which a gap interrupts; x and y give the place of an index and a value. */
export function linePath(values, x, y) {
  return runs(values).map(run => run.map(([index, value], at) => `${at ? 'L' : 'M'}${round(x(index))} ${round(y(value))}`).join('')).join('');
}

export function round(value) {
  return Math.round(value * 10) / 10;
}
