// One answer: from the click to its figures.

import {events} from './api.js';
import {evidenceList, markedText} from './citations.js';
import {h} from './dom.js';
import {feedbackForm} from './feedback.js';
import {figures, warnings} from './figures.js';
import {sentenceReader} from './text.js';
import {summary} from './verdicts.js';

/** Why an answer is discarded, by the error code; other codes are shown as they are. */
const RESTARTS = {
  upstream_error: 'the provider broke off',
  invalid_output: 'it was no valid answer',
  ungrounded: 'it quoted falsely',
  timeout: 'it took too long',
  out_of_memory: 'memory ran out',
  cancelled: 'the same request was stopped elsewhere',
};

/**
 * A place for answers. `ask` generates one and returns {answer, problem}, each null where there is none; `stop` closes its
 * connection.
 *
 * @param title the heading of the answer
 * @param settled called when an answer ends in any way
 */
export function answerView(app, title, settled = () => {}) {
  const state = h('p', {class: 'state'}, 'It appears here while it is written.');
  const discarded = h('div', {class: 'discarded'});
  const text = h('div', {class: 'answer', dir: 'auto'});
  const failure = h('p', {class: 'error', role: 'alert'});
  const evidence = evidenceList(app, title === 'Answer' ? 'Evidence' : `Evidence for ${title}`);
  const warned = h('div');
  const below = h('div');
  const old = h('p', {class: 'hint', hidden: true}, 'The request was changed since: this is the answer to the former one.');
  const node = h('section', {class: 'panel answer-panel', 'aria-label': title},
      h('h2', {}, title), old, state, discarded, text, failure, warned, evidence.node, below);
  let answering = null;
  let tail;
  let run;

  function begin(body) {
    run = {text: '', citations: [], passages: body.passages ?? [], sentences: sentenceReader(), asked: performance.now(), first: null, answer: null, problem: null};
    discarded.replaceChildren();
    failure.textContent = '';
    below.replaceChildren();
    warned.replaceChildren();
    old.hidden = true;
    evidence.clear();
    draw();
    node.setAttribute('aria-busy', 'true');
    state.textContent = 'Waiting for the first words …';
    if (node.getBoundingClientRect().top > innerHeight * 0.8) {
      node.scrollIntoView(); // on a narrow page it is below the form
    }
  }

  /** Draws the text anew, with its marks; pieces that come later are added to its end. */
  function draw() {
    tail = document.createTextNode('');
    text.replaceChildren(h('span', {}, markedText(run.text, run.citations, number => evidence.choose(number)), h('span', {class: 'piece'}, tail)));
  }

  const received = {
    token(data) {
      if (run.first === null) {
        run.first = performance.now() - run.asked;
        state.textContent = 'Answering …';
      }
      run.text += data.text;
      tail.appendData(data.text);
      run.sentences(data.text).forEach(app.announce);
    },
    citation(data) {
      run.citations.push(data);
      evidence.add(data, run);
      draw();
    },
    thinking() {
      state.textContent = 'Thinking …';
    },
    restart(data) {
      const reason = RESTARTS[data.reason] ?? data.reason.replaceAll('_', ' ');
      app.announce(`The answer so far was discarded: ${reason}. Another one begins.`);
      discarded.append(h('p', {class: 'why'}, `Discarded: ${reason}. Another answer begins.`), h('del', {dir: 'auto'}, run.text));
      Object.assign(run, {text: '', citations: [], sentences: sentenceReader(), first: null});
      evidence.clear();
      draw();
    },
    done(data) {
      run.sentences('', true).forEach(app.announce);
      Object.assign(run, {text: data.answer, citations: data.citations, answer: data});
      evidence.clear();
      data.citations.forEach(citation => evidence.add(citation, run));
      draw();
      state.textContent = summary(data);
      warned.replaceChildren(...warnings(data));
      below.append(figures(data, run.first), feedbackForm(app, data.metadata.request_id));
      const changed = data.citations.findIndex(citation => citation.repaired_from);
      if (changed >= 0) {
        evidence.choose(changed, false);
      }
      app.announce(summary(data));
    },
    error(data) {
      fail(data);
    },
  };

  function fail(problem) {
    run.problem = problem;
    failure.textContent = app.failed(problem);
    state.textContent = run.text ? 'The answer broke off. What was shown until then was checked.' : 'No answer.';
  }

  return {
    node,
    async ask(body) {
      answering?.abort();
      const own = new AbortController();
      answering = own;
      begin(body);
      try {
        for await (const {event, data} of events('api/v1/generate/stream', {body, signal: own.signal})) {
          received[event]?.(data);
        }
        if (!run.answer && !run.problem) {
          fail({status: 0, detail: 'The stream ended before the answer was complete.'});
        }
      } catch (problem) {
        if (own !== answering) {
          return {answer: null, problem: null}; // another question was asked
        }
        if (problem.name === 'AbortError') {
          state.textContent = 'Stopped. What was shown until then was checked.';
          app.announce('Stopped.');
        } else if (problem.detail === undefined) {
          fail({status: 0, detail: `This page has a defect: ${problem.message}`});
          throw problem;
        } else {
          fail(problem);
        }
      } finally {
        if (own === answering) {
          answering = null;
          node.setAttribute('aria-busy', 'false');
          settled();
        }
      }
      return {answer: run.answer, problem: run.problem};
    },
    stop() {
      answering?.abort();
    },
    /** Says that what is shown answers a request that was changed since. */
    outdated() {
      old.hidden = run === undefined || answering !== null;
    },
    isAnswering: () => answering !== null,
    text,
  };
}
