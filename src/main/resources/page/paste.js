// Passages from a pasted text: JSON as the API takes it, or plain text.

import {checkedPassages} from './request.js';

const NUMBERED = /^\s*\[(\d+)\]\s*/;
const ITEM = /^\s{0,9}(?:[-*•]|\d{1,3}[.)])\s{1,9}/;
const NAME = String.raw`(?:[1-3]|I{1,3})?\s?\p{L}[\p{L}.’' ]{0,40}\s\d[\d:.,;–—\- ]{0,60}`;
const SOURCE = String.raw`\s{0,9}(?:\(([^)]{1,40})\))?\s{0,9}`;
const PLACE = new RegExp(String.raw`^(${NAME})${SOURCE}(?:[:–—-]\s+|\n)`, 'u');
const PLACE_ONLY = new RegExp(`^(${NAME})${SOURCE}$`, 'u');
const LINE_WITH_PLACE = new RegExp(String.raw`^(${NAME})${SOURCE}[:–—-]\s+\S`, 'u');

/**
 * Reads passages from JSON (a list, or an object with a list `passages`), else from blocks. An empty line, a number in
 * brackets, or a line that begins with its place begins the next one: `John 3:16: For God …`. A place alone belongs to the
 * block behind it.
 *
 * @throws Error that says what is wrong with the JSON
 */
export function readPassages(pasted) {
  const text = pasted.trim();
  return /^(?:\{|\[\s*[[{"\]])/.test(text) ? fromJson(text) : withPlaces(blocks(text).map(passage));
}

function fromJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (wrong) {
    throw new Error(`This is no valid JSON: ${wrong.message}`);
  }
  const passages = Array.isArray(value) ? value.map(one => typeof one === 'string' ? {text: one} : one) : value.passages;
  if (!Array.isArray(passages)) {
    throw new Error('JSON must be a list of passages, or an object with a list “passages”.');
  }
  return checkedPassages(passages).filter(one => one.text.trim() !== '');
}

function blocks(text) {
  const found = [[]];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const own = line.replace(ITEM, '');
    if (line.trim() === '' || NUMBERED.test(line) || LINE_WITH_PLACE.test(own)) {
      found.push([]);
    }
    if (line.trim() !== '') {
      found.at(-1).push(LINE_WITH_PLACE.test(own) ? own : line);
    }
  }
  return found.filter(lines => lines.length).map(lines => lines.join('\n'));
}

function passage(block) {
  const text = block.replace(NUMBERED, '');
  const only = PLACE_ONLY.exec(text.trim());
  if (only) {
    return {...placed(only), text: ''};
  }
  const place = PLACE.exec(text);
  return place && place[0].length < text.length
      ? {...placed(place), text: text.slice(place[0].length).trim()}
      : {reference: '', text: text.trim()};
}

function placed([, reference, source]) {
  return {reference: reference.trim(), ...(source ? {source} : {})};
}

/** Gives each place that stands alone to the text behind it; the last one has none and is a text itself. */
function withPlaces(passages) {
  const whole = [];
  let place = null;
  for (const one of passages) {
    const alone = one.text === '';
    if (place && (alone || one.reference)) {
      whole.push({reference: '', text: textOf(place)});
      place = null;
    }
    if (alone) {
      place = one;
    } else {
      whole.push(place ? {...place, text: one.text} : one);
      place = null;
    }
  }
  return place ? [...whole, {reference: '', text: textOf(place)}] : whole;
}

function textOf({reference, source}) {
  return source ? `${reference} (${source})` : reference;
}
