// Passages from a pasted text: JSON as the API takes it, or plain text.

import {checkedPassages} from './request.js';

const NUMBERED = /^\s*\[(\d+)\]\s*/;
const PLACE = /^((?:[1-3]|I{1,3})?\s?\p{L}[\p{L}.’' ]{0,40}\s\d[\d:.,;–—\- ]{0,60})\s{0,9}(?:\(([^)]{1,40})\))?\s{0,9}(?:[:–—-]\s+|\n)/u;

/**
 * Reads passages from JSON (a list, or an object with a list `passages`), else from blocks: an empty line, or a number in
 * brackets at the start of a line, begins the next one. A block may begin with its place: `John 3:16: For God …`.
 */
export function readPassages(pasted) {
  const json = fromJson(pasted.trim());
  return json ?? blocks(pasted).map(passage);
}

function fromJson(text) {
  if (!/^[[{]/.test(text)) {
    return null;
  }
  try {
    const value = JSON.parse(text);
    const passages = Array.isArray(value) ? value.map(one => typeof one === 'string' ? {text: one} : one) : value.passages;
    return Array.isArray(passages) ? checkedPassages(passages).filter(one => one.text.trim() !== '') : null;
  } catch {
    return null; // a text that begins with a bracket, such as [1] John 3:16: …
  }
}

function blocks(text) {
  const found = [[]];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '' || NUMBERED.test(line)) {
      found.push([]);
    }
    if (line.trim() !== '') {
      found.at(-1).push(line);
    }
  }
  return found.filter(lines => lines.length).map(lines => lines.join('\n'));
}

function passage(block) {
  const text = block.replace(NUMBERED, '');
  const place = PLACE.exec(text);
  return place && place[0].length < text.length
      ? {reference: place[1].trim(), ...(place[2] ? {source: place[2]} : {}), text: text.slice(place[0].length).trim()}
      : {reference: '', text: text.trim()};
}
