// What a person says about an answer.

import {postJson} from './api.js';
import {field, h, newId} from './dom.js';

const FLAGS = [['wrong_citation', 'A citation is wrong'], ['hallucination', 'Something is made up'], ['unsound', 'The teaching is unsound']];
const STARS = ['useless', 'poor', 'fair', 'good', 'perfect'];

export function feedbackForm(app, requestId) {
  const name = newId('rating');
  const stars = STARS.map((word, at) => h('input', {type: 'radio', name, value: at + 1, required: true, 'aria-label': `${at + 1} of 5: ${word}`}));
  const flags = FLAGS.map(([value, label]) => [h('input', {type: 'checkbox', value}), label]);
  const comment = h('textarea', {rows: 2, maxlength: 2000});
  const result = h('p', {role: 'status'});
  const form = h('form', {class: 'feedback', onsubmit: event => {
    event.preventDefault();
    send();
  }}, h('h3', {}, 'Rate this answer'),
      h('fieldset', {class: 'stars'}, h('legend', {class: 'unseen'}, 'Stars'),
          stars.map((star, at) => h('label', {}, star, h('span', {class: 'star', 'aria-hidden': 'true'}, '★'), h('span', {class: 'count', 'aria-hidden': 'true'}, at + 1)))),
      h('div', {class: 'choices'}, flags.map(([box, label]) => h('label', {class: 'choice'}, box, ` ${label}`))),
      field('Comment', comment), h('button', {}, 'Send feedback'), result);

  async function send() {
    try {
      await postJson('api/v1/feedback', {
        request_id: requestId,
        rating: Number(stars.find(star => star.checked).value),
        flags: flags.filter(([box]) => box.checked).map(([box]) => box.value),
        ...(comment.value.trim() ? {comment: comment.value} : {}),
      });
      result.textContent = 'Thank you. It was recorded.';
      result.className = 'good';
    } catch (problem) {
      result.textContent = app.failed(problem);
      result.className = 'error';
    }
  }

  return form;
}
