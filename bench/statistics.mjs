// Small things that the reports need.
/** A round in which others had more of the processors' time than this counts only where all rounds are like it. */
export const QUIET = 0.05;

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that `percent` of the values do not exceed. */
export function percentile(values, percent) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * percent / 100) - 1)];
}

export const percent = value => Number.isFinite(value) ? `${Math.round(100 * value)} %` : '';

export const table = (titles, rows) => [titles, titles.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');

/** Groups of equal keys, in the order of their first members. */
export function groupsOf(lines, key) {
  const groups = new Map();
  for (const line of lines) groups.set(key(line), [...groups.get(key(line)) ?? [], line]);
  return [...groups.values()];
}

/** Says how busy others kept the processors during the measurements that count. */
export function caution(lines) {
  const known = lines.map(line => line.others).filter(Number.isFinite);
  if (!known.length) return 'How busy other processes kept the processors is not known.';
  const most = Math.max(...known);
  return most <= QUIET ? `Other processes had at most ${percent(most)} of the processors.`
    : `**Not measured in quiet: other processes had up to ${percent(most)} of the processors, ${percent(median(known))} in the median.** ` +
      'Times are longer than they would be without them.';
}
