// Random texts and a generator with a seed, so that a failure can be repeated.

/** Numbers in [0, 1), always the same for a seed (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A list of up to `most` of the pieces. */
export function some(next, pieces, most) {
  return Array.from({length: Math.floor(next() * (most + 1))}, () => pieces[Math.floor(next() * pieces.length)]);
}
