// The warnings of an answer, its figures and its attempts.

import {h} from './dom.js';

const MODES = {api: 'behind an API', local: 'in the server’s process', extractive: 'extractive, without a model'};
const ENDS = {eos_token: 'the model was done', length: 'the most tokens were reached', stop_sequence: 'a stop text came up',
  content_filter: 'a filter of the provider ended it'};

/** @param seen milliseconds from the click to the first words on this page; null if there were none */
export function figures(answer, seen) {
  const {metadata} = answer;
  const first = metadata.time_to_first_token_ms;
  const generating = metadata.latency_ms - (first ?? 0);
  const rate = metadata.cached || metadata.latency_ms < 1 ? null : metadata.tokens_generated / metadata.latency_ms * 1000;
  const about = metadata.tokens_estimated ? 'about ' : '';
  const facts = [
    ['Model', metadata.model === metadata.mode ? MODES[metadata.mode] : `${metadata.model}, ${MODES[metadata.mode] ?? metadata.mode}`],
    ['Variant', metadata.variant ?? null],
    ['Prompt', `${about}${number(metadata.input_tokens)} tokens`],
    ['Answer', `${about}${number(metadata.tokens_generated)} tokens`],
    ['Time to first token', first === undefined ? null : `${number(first)} ms`],
    ['First words on this page', seen === null ? null : `${number(Math.round(seen))} ms`],
    ['Tokens per second', rate === null ? null : number(Math.round(rate))],
    ['Whole answer', `${number(metadata.latency_ms)} ms`],
    ['Ended because', ENDS[metadata.finish_reason] ?? metadata.finish_reason],
    ['Cost', metadata.estimated_cost_usd === undefined ? null : `$${metadata.estimated_cost_usd}`],
    ['From the cache', metadata.cached ? 'yes' : null],
    ['Request', metadata.request_id],
  ].filter(([, value]) => value !== null);
  return h('div', {class: 'figures'},
      metadata.model_note ? h('p', {class: 'notice'}, metadata.model_note) : null,
      h('h3', {}, 'Figures'),
      h('dl', {}, facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
      h('h3', {}, 'Attempts'),
      timeline(answer, metadata.cached ? undefined : first, generating),
      answer.candidates ? candidates(answer.candidates) : null,
      answer.explanation ? explanation(answer.explanation) : null);
}

/** The candidates, the best first. */
function candidates(all) {
  const items = all.map(one => h('li', {class: one.error ? 'bad' : ''},
      `${one.target ?? one.model}${one.chosen ? ', this answer' : ''}: `
          + (one.error ? `failed (${one.error})` : `score ${one.score.total}, ${one.score.standing}`)));
  return h('div', {class: 'candidates'}, h('h3', {}, `Candidates, best first`), h('ol', {}, items));
}

function explanation({text}) {
  return h('div', {class: 'explanation'}, h('h3', {}, 'Why this answer'),
      text.split('\n').filter(line => line.trim()).map(line => h('p', {dir: 'auto'}, line)));
}

/** What was done differently from the request, as elements. */
export function warnings(answer) {
  return answer.warnings.length
      ? [h('div', {class: 'notice warn'}, h('h3', {}, 'Warnings'), h('ul', {}, answer.warnings.map(text => h('li', {dir: 'auto'}, text))))]
      : [];
}

/** The backends in their order, and how the time of the answer was spent. */
function timeline({metadata}, first, generating) {
  const failed = metadata.failover.map(step => h('li', {class: 'bad'},
      h('span', {class: 'icon', 'aria-hidden': 'true'}, '✗'), ` ${step.from} failed: ${step.detail} (${step.reason})`));
  const others = metadata.attempts - metadata.failover.length - 1;
  const tries = others > 0 ? `, after ${others} more attempt${others === 1 ? '' : 's'}` : '';
  const done = h('li', {class: 'good'}, h('span', {class: 'icon', 'aria-hidden': 'true'}, '✓'), ` ${metadata.target ?? metadata.mode} answered${tries}`);
  const share = first === undefined ? 0 : 100 * first / Math.max(1, metadata.latency_ms);
  const waiting = h('span', {class: 'waiting'});
  const writing = h('span', {class: 'writing'});
  waiting.style.width = `${share}%`;
  writing.style.width = `${100 - share}%`;
  return h('div', {class: 'timeline'}, h('ol', {}, failed, done),
      first === undefined ? null : h('div', {class: 'bar', 'aria-hidden': 'true'}, waiting, writing),
      first === undefined ? null : h('p', {class: 'hint'}, `${number(first)} ms until the first token, then ${number(generating)} ms of text.`));
}

function number(value) {
  return value.toLocaleString('en');
}
