// The turns of a conversation.

import {field, h, select} from './dom.js';

const ROLES = [['user', 'User'], ['assistant', 'Assistant'], ['system', 'System']];

/** A list of turns. `read` returns the messages, `write` replaces them. */
export function conversationEditor(app, changed) {
  let rows = [];
  const list = h('ol', {class: 'turns'});
  const more = h('button', {type: 'button', onclick: () => {
    const last = rows.at(-1)?.role.value;
    add({role: last === 'user' ? 'assistant' : 'user', content: ''}).content.focus();
    changed();
  }}, 'Add a turn');
  const node = h('div', {}, list, more);

  function add(message) {
    const row = {
      role: select(ROLES, {oninput: changed}),
      content: h('textarea', {rows: 2, oninput: changed, dir: 'auto'}, message.content),
    };
    row.role.value = message.role;
    row.remove = h('button', {type: 'button', class: 'quiet', onclick: () => {
      rows = rows.filter(other => other !== row);
      row.node.remove();
      number();
      changed();
      more.focus();
      app.announce('Turn removed.');
    }}, 'Remove');
    row.node = h('li', {}, field('Role', row.role), field('Text', row.content), row.remove);
    rows.push(row);
    list.append(row.node);
    number();
    return row;
  }

  function number() {
    rows.forEach((row, at) => {
      row.role.setAttribute('aria-label', `Role of turn ${at + 1}`);
      row.content.setAttribute('aria-label', `Text of turn ${at + 1}`);
      row.remove.setAttribute('aria-label', `Remove turn ${at + 1}`);
    });
  }

  return {
    node,
    read: () => rows.map(row => ({role: row.role.value, content: row.content.value})),
    write(messages) {
      rows = [];
      list.replaceChildren();
      messages.forEach(add);
    },
  };
}
