// A request as the page holds it, and as the API takes it.

import {cleaned} from './text.js';

/** The sampling and policy fields: name in the API, label, kind, and what is allowed. */
export const SETTINGS = [
  {name: 'model', label: 'Model', kind: 'model'},
  {name: 'grounding', label: 'Grounding', kind: 'choice', options: [
    ['', 'server’s default'], ['repair', 'repair: false quotations are put right'], ['report', 'report: judged, nothing changed'],
    ['unquote', 'unquote: fabricated ones lose their marks'], ['enforce', 'enforce: nothing false, or no answer'], ['off', 'off: not checked']]},
  {name: 'temperature', label: 'Temperature', kind: 'number', min: 0, max: 2, step: 0.1},
  {name: 'top_p', label: 'Top p', kind: 'number', min: 0, max: 1, step: 0.05},
  {name: 'top_k', label: 'Top k', kind: 'number', min: 0, step: 1},
  {name: 'repetition_penalty', label: 'Repetition penalty', kind: 'number', min: 0, max: 2, step: 0.05},
  {name: 'max_new_tokens', label: 'Most tokens', kind: 'number', min: 1, step: 1},
  {name: 'seed', label: 'Seed', kind: 'number', step: 1},
  {name: 'candidates', label: 'Best of how many answers', kind: 'number', min: 1, max: 8, step: 1},
  {name: 'explain', label: 'Explanation', kind: 'choice', options: [['', 'none'], ['on', 'why the answer is as it is']]},
  {name: 'stop', label: 'Stop texts, one a line', kind: 'lines'},
  {name: 'truncate', label: 'If the prompt is too long', kind: 'choice', options: [
    ['', 'refuse it'], ['last_passages', 'leave out the last passages'], ['oldest_passages', 'leave out the first passages'],
    ['start', 'leave out its beginning']]},
  {name: 'on_failure', label: 'If a stream breaks off', kind: 'choice', options: [
    ['', 'start over with another backend'], ['error', 'end with an error']]},
  {name: 'cache', label: 'Cache', kind: 'choice', options: [['', 'use it'], ['off', 'generate anew']]},
];

/** The choices that the API takes as true or false. */
const FLAGS = ['cache', 'explain'];

export function emptyRequest() {
  return {mode: 'question', prompt: '', messages: [], passages: [], settings: {}};
}

/** A request made of what an address held, which may be anything. */
export function checkedRequest(state) {
  return {
    mode: state.mode === 'conversation' ? 'conversation' : 'question',
    prompt: text(state.prompt),
    messages: list(state.messages).map(turn => ({role: role(turn.role), content: text(turn.content)})),
    passages: checkedPassages(state.passages),
    settings: checkedSettings(state.settings),
  };
}

export function checkedPassages(passages) {
  return list(passages).map(passage => {
    const known = {reference: text(passage.reference), text: text(passage.text)};
    for (const name of ['id', 'source', 'url']) {
      const value = typeof passage[name] === 'number' ? String(passage[name]) : text(passage[name]);
      if (value) {
        known[name] = value;
      }
    }
    return known;
  });
}

export function checkedSettings(settings) {
  const known = {};
  for (const {name} of SETTINGS) {
    const value = text(settings?.[name]);
    if (value) {
      known[name] = value;
    }
  }
  return known;
}

function text(value) {
  return typeof value === 'string' ? value : '';
}

function role(value) {
  return ['system', 'user', 'assistant'].includes(value) ? value : 'user';
}

function list(value) {
  return Array.isArray(value) ? value.filter(item => typeof item === 'object' && item !== null) : [];
}

/**
 * The passages as the API takes them: each with an id, empty ones left out.
 *
 * @throws Error for a passage that has a reference only
 */
export function apiPassages(passages) {
  const textless = passages.findIndex(passage => passage.reference.trim() && !cleaned(passage.text).trim());
  if (textless >= 0) {
    throw new Error(`Passage ${textless + 1} has a reference but no text.`);
  }
  const taken = new Set(passages.map(passage => passage.id).filter(Boolean));
  const used = new Set();
  let next = 1;
  return passages.filter(passage => cleaned(passage.text).trim() !== '').map(({id, reference, text: wording, ...more}) => {
    let own = id;
    if (!own || used.has(own)) {
      while (taken.has(String(next))) {
        next += 1;
      }
      own = String(next);
      next += 1;
    }
    used.add(own);
    return {id: own, ...(reference.trim() ? {reference: reference.trim()} : {}), text: cleaned(wording), ...more};
  });
}

/** The body of a request to /api/v1/generate, with only what a person gave. */
export function apiBody(request, settings = request.settings) {
  const body = request.mode === 'question'
      ? {prompt: request.prompt}
      : {messages: request.messages.filter(turn => turn.content.trim() !== '')};
  const passages = apiPassages(request.passages);
  if (passages.length) {
    body.passages = passages;
  }
  for (const {name, kind} of SETTINGS) {
    const value = settings[name];
    if (value === undefined || value === '') {
      continue;
    }
    if (kind === 'number') {
      body[name] = Number(value);
    } else if (kind === 'lines') {
      body[name] = value.split('\n').filter(line => line !== '');
    } else {
      body[name] = FLAGS.includes(name) ? value !== 'off' : value;
    }
  }
  return body;
}
