// Parts of the Status view whose texts change in place: nothing that has the focus or is selected is made anew.

import {h, newId} from './dom.js';
import {number, percent, time} from './format.js';

/** Changes a text only if it is another one, so that a selection in it stays. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

export function panel(title, ...children) {
  const heading = h('h2', {id: newId('panel')}, title);
  return h('section', {class: 'panel', 'aria-labelledby': heading.id}, heading, children);
}

/** A verdict as an icon, a word and a colour. */
export function verdict() {
  const icon = h('span', {'aria-hidden': 'true'});
  const word = h('span');
  const node = h('span', {}, icon, ' ', word);
  return {node, set([symbol, text, tone], base = '') {
    setText(icon, symbol);
    setText(word, text);
    node.className = `${base} ${tone}`.trim();
  }};
}

/** A figure with its name, a note below, and for a share a meter. */
export function figure(name, {isShare = false} = {}) {
  const label = h('dt', {id: newId('figure')}, name);
  const value = h('dd', {class: 'value'});
  const note = h('dd', {class: 'hint'});
  const meter = isShare ? h('meter', {min: 0, max: 1, high: 0.9, 'aria-labelledby': label.id}) : null;
  const node = h('div', {class: 'stat'}, label, value, meter && h('dd', {}, meter), note);
  return {node, set(text, more = '', share = 0) {
    setText(value, text);
    setText(note, more);
    if (meter) {
      meter.value = share;
    }
  }};
}

/** The figures of this moment: requests, the model's queue and memory, the cache, and budgets. */
export function nowPanel() {
  const figures = {
    active: figure('Active requests'), waiting: figure('Waiting for a slot'), queue: figure('Queue of the model'),
    batch: figure('Batch', {isShare: true}), memory: figure('KV cache', {isShare: true}), rate: figure('Tokens per second'),
    cache: figure('Answered from the cache'), ledger: figure('Ledger rows to write'), gpu: figure('GPU memory', {isShare: true}),
  };
  const list = h('dl', {class: 'stats'}, Object.values(figures).map(({node}) => node));
  const budgets = {};

  function budget({scope, used_ratio: used}) {
    if (!budgets[scope]) {
      budgets[scope] = figure(BUDGETS[scope] ?? `Budget: ${scope}`, {isShare: true});
      list.append(budgets[scope].node);
    }
    budgets[scope].set(`${percent(used)} spent`, used >= 1 ? 'used up until the month ends' : 'of this month', used);
  }

  return {node: panel('Now', list), update({now, cache, budgets: spent}) {
    const saved = cache.hits + cache.shared;
    const looked = saved + cache.misses;
    figures.active.set(number(now.active_requests));
    figures.waiting.set(number(now.requests_waiting));
    figures.queue.set(number(now.queue_size), now.queue_wait_ms > 0 ? `${time(now.queue_wait_ms)} to wait` : '');
    figures.batch.node.hidden = !now.batch_limit;
    figures.batch.set(`${number(now.batch_size)} of ${number(now.batch_limit)}`, '', now.batch_limit ? now.batch_size / now.batch_limit : 0);
    figures.memory.node.hidden = !now.batch_limit;
    figures.memory.set(percent(now.kv_used_ratio), `${number(now.kv_tokens_in_use)} tokens in use, ${number(now.kv_tokens_remembered)} kept`, now.kv_used_ratio);
    figures.rate.set(number(now.tokens_per_second));
    figures.cache.set(looked ? percent(saved / looked) : 'none', looked ? `${number(saved)} of ${number(looked)}` : '');
    figures.ledger.node.hidden = !now.ledger_rows_waiting;
    figures.ledger.set(number(now.ledger_rows_waiting));
    figures.gpu.node.hidden = !now.gpu_memory_total_mb;
    figures.gpu.set(`${number(now.gpu_memory_mb)} MiB`, `of ${number(now.gpu_memory_total_mb)} MiB`, now.gpu_memory_mb / now.gpu_memory_total_mb || 0);
    spent.forEach(budget);
  }};
}

const BUDGETS = {total: 'Budget of all', key: 'Budget of a key, the highest', user: 'Budget of a user, the highest'};
