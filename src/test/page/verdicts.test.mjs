import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {kindOf, summary, verdictOf} from '../../main/resources/page/verdicts.js';

/** The constants of an enumeration of the service, as the API writes them. */
function constants(name) {
  const source = readFileSync(new URL(`../../main/java/org/scribes/textgen/domain/${name}.java`, import.meta.url), 'utf8');
  return [...source.matchAll(/^ {4}([A-Z_]+)[,;(]/gm)].map(([, constant]) => constant.toLowerCase());
}

test('every verdict of the service has an icon, a word, a tone and a meaning, and no two look the same', () => {
  const verdicts = constants('Verdict');
  assert.ok(verdicts.length >= 5 && verdicts.includes('fabricated'), `${verdicts}`);
  const words = verdicts.map(verdict => {
    const {icon, word, tone, meaning} = verdictOf({verdict});
    assert.notEqual(icon, '?', verdict);
    assert.ok(meaning && ['good', 'warn', 'bad'].includes(tone), verdict);
    return word;
  });
  assert.equal(new Set(words).size, words.length);
});

test('what was changed is said', () => {
  const changed = {verdict: 'altered', repaired_from: 'For God loved', text: 'For God so loved', start: 0, end: 16, sources: [{}]};
  assert.equal(verdictOf(changed).word, 'altered, put right');
  assert.equal(verdictOf({...changed, text: '[quotation left out: not in the passages]', sources: []}).word, 'altered, left out');
  assert.equal(verdictOf({...changed, text: 'God loved', sources: []}).word, 'altered, put right');
  assert.equal(verdictOf({...changed, text: '', end: 0}).word, 'altered, left out');
  assert.equal(verdictOf({...changed, kind: 'reference', verdict: 'nonexistent'}).word, 'put right');
});

test('a verdict or kind of a later version is shown by its name', () => {
  assert.equal(verdictOf({verdict: 'odd'}).word, 'odd');
  assert.equal(kindOf({kind: 'odd'}), 'odd');
});

test('how an answer ended comes first', () => {
  const answer = {grounding: {policy: 'repair'}, citations: [{verdict: 'verified'}], metadata: {finish_reason: 'length'}};
  assert.equal(summary(answer), 'Cut off, because the most tokens were reached. 1 quotation or reference checked: all are true to the passages.');
  assert.match(summary({...answer, metadata: undefined}), /^Complete\. 1 /);
  assert.match(summary({...answer, citations: []}), /no quotation or reference that could be checked/);
});
