// What differs between two texts, word by word.

/** The most words or sentences that are found removed and added. The work grows with its square. */
const MOST_DIFFERENCES = 1000;

const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|\s+|[^]/gu;
const SENTENCES = /[^.!?\n]+[.!?\n]*\s*|[.!?\n]+\s*/g;

/**
 * The pieces of both texts, in order: {kind, text}, where kind is 'same', 'removed' (only in a) or 'added' (only in b).
 * Those that are same or removed make a, those that are same or added make b. Texts that differ in very many words are
 * compared by sentence; those that differ in very many sentences count as replaced.
 */
export function diffWords(a, b) {
  return merged(differences(a, b, WORDS) ?? differences(a, b, SENTENCES) ?? [['removed', a], ['added', b]]);
}

/** Pairs of a kind and a piece; null if there are too many that differ. */
function differences(textA, textB, pattern) {
  const a = textA.match(pattern) ?? [];
  const b = textB.match(pattern) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end += 1;
  }
  const middle = shortest(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = piece => ['same', piece];
  return middle && [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)];
}

/**
 * Myers' greedy algorithm (An O(ND) Difference Algorithm and Its Variations, 1986). furthest[k] is how far into a the
 * pieces reach on the diagonal k = x - y with so many differences.
 */
function shortest(a, b) {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const furthest = new Int32Array(2 * most + 3);
  const steps = [];
  for (let count = 0; count <= most; count += 1) {
    steps.push(furthest.slice(most + 1 - count - 1, most + 1 + count + 2));
    for (let k = -count; k <= count; k += 2) {
      const at = most + 1 + k;
      let x = k === -count || (k !== count && furthest[at - 1] < furthest[at + 1]) ? furthest[at + 1] : furthest[at - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x += 1;
      }
      furthest[at] = x;
      if (x >= a.length && x - k >= b.length) {
        return path(a, b, steps);
      }
    }
  }
  return null;
}

/** Goes back from the end of both through what was reached with one difference less each time. */
function path(a, b, steps) {
  const pieces = [];
  let x = a.length;
  let y = b.length;
  for (let count = steps.length - 1; x > 0 || y > 0; count -= 1) {
    const reached = k => steps[count][k + count + 1];
    const k = x - y;
    const added = k === -count || (k !== count && reached(k - 1) < reached(k + 1));
    const fromX = count === 0 ? 0 : added ? reached(k + 1) : reached(k - 1);
    const fromY = count === 0 ? 0 : added ? fromX - k - 1 : fromX - k + 1;
    const sameFrom = count === 0 ? 0 : added ? fromX : fromX + 1;
    while (x > sameFrom) {
      x -= 1;
      pieces.push(['same', a[x]]);
    }
    if (count > 0) {
      pieces.push(added ? ['added', b[fromY]] : ['removed', a[fromX]]);
    }
    x = fromX;
    y = fromY;
  }
  return pieces.reverse();
}

/** Joins neighbours of a kind, what is removed before what is added; a space between two changes belongs to them. */
function merged(pairs) {
  const result = [];
  let change = {removed: '', added: ''};
  const put = (kind, text) => {
    if (text === '') {
      return;
    }
    if (result.at(-1)?.kind === kind) {
      result.at(-1).text += text;
    } else {
      result.push({kind, text});
    }
  };
  const flush = () => {
    put('removed', change.removed);
    put('added', change.added);
    change = {removed: '', added: ''};
  };
  pairs.forEach(([kind, text], index) => {
    const changes = change.removed !== '' || change.added !== '';
    if (kind !== 'same') {
      change[kind] += text;
    } else if (changes && /^\s+$/.test(text) && index + 1 < pairs.length && pairs[index + 1][0] !== 'same') {
      change.removed += text;
      change.added += text;
    } else {
      flush();
      put('same', text);
    }
  });
  flush();
  return result;
}
