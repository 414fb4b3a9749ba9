// The model and the progress of its load.

import {h, newId} from './dom.js';
import {number, percent, time} from './format.js';
import {panel, setText, verdict} from './panels.js';

const STATES = {
  idle: ['○', 'not loaded yet', 'warn'],
  loading: ['◔', 'loading', 'warn'],
  ready: ['✓', 'ready', 'good'],
  failed: ['✗', 'failed', 'bad'],
};
const STEPS = {find: 'find its files', download: 'download', engine: 'start the engine', weights: 'read the weights',
  calibration: 'choose the batch size'};
const MODES = {api: 'behind an API', local: 'in this process', extractive: 'extractive, without a model'};

export function modelPanel() {
  const name = h('strong');
  const state = verdict();
  const facts = h('p', {class: 'hint'});
  const stepNow = h('span', {id: newId('step')});
  const bar = h('progress', {max: 1, value: 0, 'aria-labelledby': stepNow.id});
  const steps = Object.entries(STEPS).map(([step, words]) => ({step, node: h('li', {}, words)}));
  const load = h('div', {class: 'load', hidden: true}, h('p', {}, stepNow), bar, h('ol', {class: 'steps'}, steps.map(({node}) => node)));
  const error = h('p', {class: 'notice bad', hidden: true});

  function progress(model) {
    const now = Object.keys(STEPS).indexOf(model.load_step);
    setText(stepNow, now < 0 ? `Loading: ${model.load_step ?? ''}` : `Step ${now + 1} of ${steps.length}: ${STEPS[model.load_step]}, ${percent(model.load_progress)}`);
    bar.value = model.load_progress;
    steps.forEach(({step, node}, index) => {
      node.className = index < now ? 'done' : index === now ? 'current' : '';
      setText(node, `${index < now ? '✓ ' : ''}${STEPS[step]}`);
      if (index === now) {
        node.setAttribute('aria-current', 'step');
      } else {
        node.removeAttribute('aria-current');
      }
    });
  }

  return {node: panel('Model', h('p', {class: 'model'}, name, state.node), facts, load, error), update(model) {
    setText(name, model.model_name);
    state.set(STATES[model.load_state] ?? ['?', model.load_state, 'warn'], 'badge');
    setText(facts, [
      MODES[model.mode] ?? model.mode, model.device, model.precision,
      model.context_window ? `window of ${number(model.context_window)} tokens` : null,
      model.load_seconds === undefined ? null : `loaded in ${time(model.load_seconds * 1000)}`,
    ].filter(Boolean).join(' · '));
    load.hidden = model.load_state !== 'loading';
    if (!load.hidden) {
      progress(model);
    }
    error.hidden = model.load_state !== 'failed';
    setText(error, error.hidden ? '' : `The model cannot be loaded: ${model.load_error ?? 'see the log'}`);
  }};
}
