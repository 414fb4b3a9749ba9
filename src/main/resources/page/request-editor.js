// The fields of a request: a question or a conversation, and the passages.

import {conversationEditor} from './conversation.js';
import {field, h, newId} from './dom.js';
import {passagesEditor} from './passages.js';

/** Fields without the settings. `read` returns mode, prompt, messages and passages. */
export function requestEditor(app, changed) {
  const prompt = h('textarea', {rows: 3, placeholder: 'What does John 3:16 say?', dir: 'auto', oninput: changed});
  const question = h('div', {}, field('Question', prompt));
  const conversation = conversationEditor(app, changed);
  const passages = passagesEditor(app, changed);
  const name = newId('mode');
  const modes = {};
  const choices = [['question', 'One question'], ['conversation', 'A conversation']].map(([value, label]) => {
    modes[value] = h('input', {type: 'radio', name, value, onchange: () => {
      if (value === 'conversation' && !conversation.read().length) {
        conversation.write([{role: 'user', content: prompt.value}]);
      }
      setMode(value);
      changed();
    }});
    return h('label', {class: 'choice'}, modes[value], ` ${label}`);
  });
  const node = h('div', {class: 'request'},
      h('fieldset', {class: 'group'}, h('legend', {}, 'What is asked'), h('div', {class: 'choices'}, choices), question, conversation.node),
      passages.node);
  setMode('question');

  function setMode(mode) {
    modes[mode].checked = true;
    question.hidden = mode !== 'question';
    conversation.node.hidden = mode !== 'conversation';
  }

  return {
    node,
    /** Called when Control or Command and Enter are pressed in the question. */
    onSubmit(submit) {
      node.addEventListener('keydown', event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          submit();
        }
      });
    },
    read: () => ({
      mode: modes.conversation.checked ? 'conversation' : 'question',
      prompt: prompt.value,
      messages: conversation.read(),
      passages: passages.read(),
    }),
    write(request) {
      prompt.value = request.prompt;
      conversation.write(request.messages);
      passages.write(request.passages);
      setMode(request.mode);
    },
  };
}
