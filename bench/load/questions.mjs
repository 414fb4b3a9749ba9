// Requests that are all different, each with an answer of about 60 tokens: they ask for a long verse, which is the only passage.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

const NEW_TOKENS = 60;
const WORDS = 46;
const MOST_WORDS = 62;
/** The embedded model ends many a quotation with the first sentence. */
const ONE_SENTENCE = 40;
/** How often each verse is asked for, each time under another reference, so that each prompt differs from its passage on. */
const REFERENCES = 12;
/** How far apart the references of one verse are, in the list of verses. */
const STRIDE = 31;
const canon = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/main/resources/canon');

const isLong = ({text}) => {
  const words = text.split(' ');
  return words.length >= WORDS && words.length <= MOST_WORDS && !/[.?!“”‘]/.test(words.slice(0, ONE_SENTENCE).join(' '));
};
const long = ['web.tsv.gz', 'kjv.tsv.gz']
  .flatMap(file => gunzipSync(fs.readFileSync(path.join(canon, file))).toString().trim().split('\n'))
  .map(line => line.split('\t'))
  .map(([book, chapter, verse, text]) => ({reference: `${book} ${chapter}:${verse}`, text}))
  .filter(isLong);
/** A text that stands in several places counts once. */
const verses = [...new Map(long.map(verse => [verse.text, verse])).values()];

/** The body of request `number`; the first `QUESTIONS` are all different. */
export function question(number) {
  const {text} = verses[number % verses.length];
  const {reference} = verses[(number + STRIDE * Math.floor(number / verses.length)) % verses.length];
  return JSON.stringify({prompt: `What does ${reference} say?`, passages: [{id: '1', reference, text}], max_new_tokens: NEW_TOKENS});
}

/** How many different bodies there are. */
export const QUESTIONS = verses.length * REFERENCES;
