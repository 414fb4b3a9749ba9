// Compare: one request, answered with two models or two settings.

import {answerView} from './answer-view.js';
import {diffWords} from './diff.js';
import {h} from './dom.js';
import {requestEditor} from './request-editor.js';
import {apiBody, checkedRequest, checkedSettings} from './request.js';
import {settingsEditor} from './settings.js';
import {verdictOf} from './verdicts.js';

const SIDES = ['A', 'B'];

export function mount(root, app) {
  const changed = () => {
    wrong.textContent = '';
    answers.forEach(answer => answer.outdated());
    app.remember('compare', read());
  };
  const editor = requestEditor(app, changed);
  const settings = SIDES.map(side => settingsEditor(app, `Settings of ${side}`, changed));
  const answers = SIDES.map(side => answerView(app, `Answer ${side}`, settled));
  const wrong = h('p', {class: 'error', role: 'alert'});
  const differences = h('section', {class: 'panel', 'aria-label': 'Differences', hidden: true});
  let asked = '';
  const stop = h('button', {type: 'button', disabled: true, onclick: () => answers.forEach(answer => answer.stop())}, 'Stop');
  const ask = h('button', {class: 'primary'}, 'Ask both');
  const form = h('form', {onsubmit: event => {
    event.preventDefault();
    submit();
  }}, editor.node, h('div', {class: 'two'}, settings.map(one => one.node)), wrong, h('div', {class: 'buttons'}, ask, stop));
  root.append(form, h('div', {class: 'two'}, answers.map(answer => answer.node)), differences);
  editor.onSubmit(submit);

  function settled() {
    if (!answers.some(answer => answer.isAnswering())) {
      if (document.activeElement === stop) {
        ask.focus();
      }
      stop.disabled = true;
    }
  }

  function read() {
    const [a, b] = settings.map(one => {
      try {
        return one.read();
      } catch {
        return {}; // a field holds no number; asking says so
      }
    });
    return {...editor.read(), settings: a, other: b};
  }

  function write(request) {
    editor.write(request);
    settings[0].write(request.settings);
    settings[1].write(checkedSettings(request.other));
  }

  async function submit() {
    changed();
    differences.hidden = true;
    let bodies;
    try {
      bodies = settings.map(one => ({cache: false, ...apiBody(editor.read(), one.read())})); // or one would only be looked up
    } catch (invalid) {
      wrong.textContent = invalid.message;
      return;
    }
    const own = JSON.stringify(bodies);
    if (answers.some(answer => answer.isAnswering()) && own === asked) {
      return; // a second click; another request replaces the first
    }
    asked = own;
    stop.disabled = false;
    const results = await Promise.all(answers.map((answer, side) => answer.ask(bodies[side])));
    results.forEach(({problem}, side) => problem && settings[side].mark(problem.detail));
    const [a, b] = results.map(({answer}) => answer);
    if (a && b) {
      differences.replaceChildren(h('h2', {}, 'Differences'), ...compared(a, b));
      differences.hidden = false;
      app.announce(a.answer === b.answer ? 'Both answers are the same.' : 'Both answers are complete. Their differences are marked.');
    }
  }

  return {
    show(state) {
      write(state ? {...checkedRequest(state), other: state.other} : {...app.request, other: app.request.other ?? app.request.settings});
    },
    hide() {
      app.request = read();
    },
  };
}

/** The words that only one of two answers has, and their figures side by side. */
function compared(a, b) {
  const changes = diffWords(a.answer, b.answer);
  const words = a.answer === b.answer
      ? h('p', {}, 'Both answers have the same words.')
      : h('div', {}, h('p', {class: 'hint'}, h('del', {}, 'only in A'), ' ', h('ins', {}, 'only in B')),
          h('p', {class: 'answer', dir: 'auto'}, changes.map(({kind, text}) => kind === 'same' ? text : h(kind === 'removed' ? 'del' : 'ins', {}, text))));
  const rows = [
    ['Model', one => one.metadata.model],
    ['Checked', one => one.citations.length],
    ['Not as the passages have it', one => one.citations.filter(citation => verdictOf(citation).tone !== 'good').length],
    ['Tokens', one => one.metadata.tokens_generated],
    ['Time to first token', one => one.metadata.time_to_first_token_ms === undefined ? '–' : `${one.metadata.time_to_first_token_ms} ms`],
    ['Whole answer', one => `${one.metadata.latency_ms} ms`],
    ['Attempts', one => one.metadata.attempts],
  ];
  const table = h('table', {}, h('caption', {class: 'unseen'}, 'Figures of both answers'),
      h('thead', {}, h('tr', {}, h('td', {}), SIDES.map(side => h('th', {scope: 'col'}, side)))),
      h('tbody', {}, rows.map(([name, value]) => h('tr', {}, h('th', {scope: 'row'}, name), h('td', {}, value(a)), h('td', {}, value(b))))));
  return [words, table];
}
