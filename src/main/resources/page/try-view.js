// Try: a request, and its answer as it arrives.

import {answerView} from './answer-view.js';
import {copyBox} from './copy.js';
import {h} from './dom.js';
import {MISQUOTED, REQUESTS} from './examples.js';
import {requestEditor} from './request-editor.js';
import {apiBody, checkedRequest, emptyRequest} from './request.js';
import {settingsEditor} from './settings.js';

export function mount(root, app) {
  const changed = () => {
    wrong.textContent = '';
    answer.outdated();
    app.remember('try', read());
  };
  const editor = requestEditor(app, changed);
  const settings = settingsEditor(app, 'Model, sampling and policy', changed);
  const wrong = h('p', {class: 'error', role: 'alert'});
  const stop = h('button', {type: 'button', disabled: true, onclick: () => answer.stop()}, 'Stop');
  const answer = answerView(app, 'Answer', () => {
    if (document.activeElement === stop) {
      ask.focus();
    }
    stop.disabled = true;
  });
  const ask = h('button', {class: 'primary'}, 'Ask');
  const form = h('form', {onsubmit: event => {
    event.preventDefault();
    submit();
  }}, editor.node, settings.node, wrong,
      h('div', {class: 'buttons'}, ask, stop, h('button', {type: 'button', class: 'quiet', onclick: () => {
        write(emptyRequest());
        changed();
        form.querySelector('textarea').focus();
      }}, 'Clear')),
      copyBox(app, body));
  const examples = h('div', {class: 'examples', role: 'group', 'aria-label': 'Examples'},
      h('span', {}, 'No question at hand?'),
      REQUESTS.map(([title, request]) => h('button', {type: 'button', onclick: () => {
        write(checkedRequest(request));
        submit();
      }}, title)),
      h('button', {type: 'button', onclick: () => app.open('verify', MISQUOTED)}, 'A false verse, caught'));
  let asked = '';
  root.append(examples, h('div', {class: 'two'}, form, answer.node));
  editor.onSubmit(submit);

  function read() {
    return {...editor.read(), settings: readSettings()};
  }

  function readSettings() {
    try {
      return settings.read();
    } catch {
      return app.request.settings; // a field holds no number; asking says so
    }
  }

  function write(request) {
    app.request = request;
    editor.write(request);
    settings.write(request.settings);
  }

  function body() {
    return apiBody(editor.read(), settings.read());
  }

  async function submit() {
    changed();
    let request;
    try {
      request = body();
    } catch (invalid) {
      wrong.textContent = invalid.message;
      return;
    }
    const own = JSON.stringify(request);
    if (answer.isAnswering() && own === asked) {
      return; // a second click; another request replaces the first
    }
    asked = own;
    stop.disabled = false;
    const {problem} = await answer.ask(request);
    if (problem) {
      settings.mark(problem.detail);
    }
  }

  return {
    show(state) {
      write(state ? checkedRequest(state) : app.request);
    },
    hide() {
      app.request = read();
    },
  };
}
