// Requests that are all different, each with an answer of about 60 tokens: what a long verse says, beside a short one.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

const NEW_TOKENS = 60;
const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/main/resources/canon/web.tsv.gz');
const verses = gunzipSync(fs.readFileSync(file)).toString().trim().split('\n').map(line => {
  const [book, chapter, verse, text] = line.split('\t');
  return {reference: `${book} ${chapter}:${verse}`, text, words: text.split(' ').length};
});
const ofWords = (from, to) => verses.filter(({words}) => words >= from && words <= to).map(({reference, text}) => ({reference, text}));
const long = ofWords(45, 60);
const short = ofWords(6, 10);

/** The body of request `number`. Some two million numbers give different bodies. */
export function question(number) {
  const asked = long[number % long.length];
  const other = short[(number + Math.floor(number / long.length)) % short.length];
  return JSON.stringify({
    prompt: `What does ${asked.reference} say?`,
    passages: [{id: '1', ...other}, {id: '2', ...asked}],
    max_new_tokens: NEW_TOKENS,
  });
}
