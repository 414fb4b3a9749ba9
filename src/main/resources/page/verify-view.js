// Verify: an answer from anywhere against its passages, and the references of a text.

import {postJson} from './api.js';
import {evidenceList, markedText} from './citations.js';
import {field, h, select} from './dom.js';
import {MISQUOTED} from './examples.js';
import {passagesEditor} from './passages.js';
import {apiPassages, checkedPassages} from './request.js';
import {summary} from './verdicts.js';

const POLICIES = [['', 'server’s default'], ['repair', 'repair: show it put right'], ['report', 'report: show it as it is'],
  ['unquote', 'unquote: fabricated ones lose their marks'], ['enforce', 'enforce: refuse it if something is left out']];

export function mount(root, app) {
  const changed = () => app.remember('verify', read());
  const text = h('textarea', {rows: 6, dir: 'auto', oninput: changed, placeholder: 'John 3:16 says, “For God so loved the world …”'});
  const policy = select(POLICIES, {oninput: changed});
  const passages = passagesEditor(app, changed, 'None yet. Without passages, quotations are checked against the Bible.');
  const failure = h('p', {class: 'error', role: 'alert'});
  const result = h('div', {class: 'results'});
  let latest = 0;
  const form = h('form', {onsubmit: event => {
    event.preventDefault();
    verify();
  }}, h('fieldset', {class: 'group'}, h('legend', {}, 'What is verified'), field('Answer', text), field('Grounding', policy)), passages.node, failure,
      h('div', {class: 'buttons'}, h('button', {class: 'primary'}, 'Verify')));
  const example = h('div', {class: 'examples', role: 'group', 'aria-label': 'Examples'}, h('span', {}, 'No answer at hand?'),
      h('button', {type: 'button', onclick: () => {
        write(MISQUOTED);
        changed();
        verify();
      }}, 'One with two faults'));
  root.append(example, h('div', {class: 'two'}, form, result));

  function read() {
    return {answer: text.value, passages: passages.read(), ...(policy.value ? {grounding: policy.value} : {})};
  }

  function write(state) {
    text.value = typeof state.answer === 'string' ? state.answer : '';
    passages.write(checkedPassages(state.passages));
    policy.value = POLICIES.some(([value]) => value === state.grounding) ? state.grounding : '';
  }

  async function verify() {
    latest += 1;
    const own = latest;
    failure.textContent = text.value.trim() ? '' : 'Paste an answer first.';
    let sent = [];
    try {
      sent = apiPassages(passages.read());
    } catch (wrong) {
      failure.textContent ||= wrong.message;
    }
    if (failure.textContent) {
      result.replaceChildren();
      return;
    }
    const body = {answer: text.value, passages: sent, ...(policy.value ? {grounding: policy.value} : {})};
    const [verified, references] = await Promise.allSettled([
      postJson('api/v1/verify', body),
      postJson('api/v1/references', {text: text.value}),
    ]);
    if (own !== latest) {
      return;
    }
    result.replaceChildren();
    const problem = [verified, references].find(one => one.status === 'rejected')?.reason;
    if (problem) {
      failure.textContent = app.failed(problem);
    }
    if (verified.status === 'fulfilled') {
      result.append(checkedAnswer(verified.value, sent));
      app.announce(summary(verified.value));
      if (result.getBoundingClientRect().top > innerHeight * 0.8) {
        result.scrollIntoView(); // on a narrow page it is below the form
      }
    }
    if (references.status === 'fulfilled') {
      result.append(found(references.value));
    }
  }

  function checkedAnswer(answer, sent) {
    const evidence = evidenceList(app);
    const shown = h('div', {class: 'answer', dir: 'auto'}, h('span', {}, markedText(answer.answer, answer.citations, number => evidence.choose(number))));
    answer.citations.forEach(citation => evidence.add(citation, {text: answer.answer, citations: answer.citations, passages: sent}));
    const node = h('section', {class: 'panel', 'aria-label': 'Verified answer'}, h('h2', {}, 'Verified answer'), h('p', {class: 'state'}, summary(answer)), shown,
        answer.warnings.length ? h('div', {class: 'notice warn'}, h('h3', {}, 'What was changed'),
            h('ul', {}, answer.warnings.map(warning => h('li', {}, warning)))) : null,
        evidence.node);
    const wrong = answer.citations.findIndex(citation => citation.repaired_from);
    if (wrong >= 0) {
      evidence.choose(wrong, false);
    }
    return node;
  }

  return {
    show(state) {
      if (state) {
        write(state);
        if (text.value) {
          verify();
        }
      }
    },
    hide() {},
  };
}

function found(references) {
  const rows = references.map(({text, osis, exists}) => h('tr', {}, h('td', {}, h('bdi', {}, text)), h('td', {}, osis),
      h('td', {class: exists ? 'good' : 'bad'}, h('span', {class: 'icon', 'aria-hidden': 'true'}, exists ? '✓' : '✗'), exists ? ' exists' : ' does not exist')));
  return h('section', {class: 'panel', 'aria-label': 'References'}, h('h2', {}, 'References in the text'), rows.length
      ? h('table', {}, h('thead', {}, h('tr', {}, ['As written', 'Place', ''].map(title => title ? h('th', {scope: 'col'}, title) : h('td', {})))), h('tbody', {}, rows))
      : h('p', {}, 'It names no place of the Bible.'));
}
