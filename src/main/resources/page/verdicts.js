// What each verdict of the service means to a reader: an icon, a word, a tone and a sentence.

import {plural} from './text.js';

const GOOD = 'good';
const WARN = 'warn';
const BAD = 'bad';

const VERDICTS = {
  verified: ['✓', 'verified', GOOD, 'The passages have exactly these words.'],
  altered: ['≈', 'altered', WARN, 'A passage, or the Bible, has nearly these words.'],
  misattributed: ['⇄', 'wrong place', WARN, 'The passages have these words, but not where the answer said.'],
  outside_context: ['⌀', 'not in the passages', WARN, 'It exists, but none of the passages has it.'],
  fabricated: ['✗', 'fabricated', BAD, 'No text that the service knows has these words.'],
  in_context: ['✓', 'in the passages', GOOD, 'A passage is from there or names it.'],
  nonexistent: ['✗', 'does not exist', BAD, 'The Bible has no such chapter or verse.'],
  resolved: ['✓', 'passage found', GOOD, 'There is a passage with this number.'],
  dangling: ['✗', 'no such passage', BAD, 'There is no passage with this number.'],
};

const KINDS = {
  quote: 'Quotation',
  unmarked: 'Quotation without marks',
  reference: 'Reference',
  marker: 'Marker',
};

/** The icon, word, tone and meaning of a citation's verdict. What was changed is said beside what was wrong. */
export function verdictOf(citation) {
  const [icon, word, tone, general] = VERDICTS[citation.verdict] ?? ['?', citation.verdict, WARN, ''];
  const meaning = citation.verdict === 'altered' ? alteredFrom(citation) : general;
  if (citation.repaired_from === null || citation.repaired_from === undefined) {
    return {icon, word, tone, meaning};
  }
  // the badge of a place or a number stands on the new one, of which the old verdict is not true
  const before = citation.kind === 'reference' || citation.kind === 'marker' ? '' : `${word}, `;
  return isLeftOut(citation)
      ? {icon: '✗', word: `${before}left out`, tone: BAD, meaning: `What was written: ${meaning} The service left it out.`}
      : {icon: '✎', word: `${before}put right`, tone: WARN, meaning: `What was written: ${meaning} The service put it right.`};
}

function alteredFrom({sources, edition}) {
  if (sources?.length) {
    return 'A passage has nearly these words.';
  }
  return edition ? `The Bible (${edition}) has nearly these words.` : VERDICTS.altered[3];
}

/** Whether the service took it out: nothing is left, or a note that shares nothing with what the model wrote. */
export function isLeftOut({repaired_from: written, start, end, text, sources}) {
  return Boolean(written) && (start === end || (sources.length === 0 && !written.includes(text)));
}

export function kindOf(citation) {
  return KINDS[citation.kind] ?? citation.kind;
}

const ENDS = {
  length: 'Cut off, because the most tokens were reached.',
  stop_sequence: 'Ended by a stop text.',
  content_filter: 'Ended by a filter of the provider.',
};

/** How an answer ended and what the check found, in a sentence each. */
export function summary(answer) {
  const end = ENDS[answer.metadata?.finish_reason] ?? 'Complete.';
  if (answer.refusal) {
    return `${end} It says that there is no answer.`;
  }
  if (answer.grounding.policy === 'off') {
    return `${end} Nothing was checked.`;
  }
  if (!answer.citations.length) {
    return `${end} It has no quotation or reference that could be checked.`;
  }
  const wrong = answer.citations.filter(citation => verdictOf(citation).tone !== GOOD);
  const changed = wrong.filter(citation => citation.repaired_from).length;
  const found = `${end} ${plural(answer.citations.length, 'quotation or reference', 'quotations and references')} checked: `;
  if (!wrong.length) {
    return `${found}all are true to the passages.`;
  }
  const left = wrong.length - changed;
  return found + [changed ? `${changed} put right or left out` : '', left ? `${left} not as the passages have it` : ''].filter(Boolean).join(', ') + '.';
}
