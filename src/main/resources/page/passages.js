// The list of passages: typed, pasted, or taken from the Bible by their reference.

import {getJson} from './api.js';
import {field, h, select} from './dom.js';
import {readPassages} from './paste.js';
import {plural} from './text.js';

/** A group of fields. `read` returns the passages, `write` replaces them; `changed` is called when a person changes one; `hint` is shown while there is none. */
export function passagesEditor(app, changed, hint = 'None yet. Without passages, quotations are checked against the question’s own text.') {
  let rows = [];
  let translations = null;
  const list = h('ol', {class: 'passages'});
  const empty = h('p', {class: 'hint'}, hint);
  const failure = h('p', {class: 'error', role: 'alert'});
  const reference = h('input', {type: 'text', placeholder: 'John 3:16-18', autocomplete: 'off', maxlength: 200});
  const translation = select([['', 'the first']]);
  const pasted = h('textarea', {rows: 5, placeholder: '[1] John 3:16: For God so loved the world, …', spellcheck: 'false'});
  const pasteBox = h('details', {class: 'box'}, h('summary', {}, 'Paste a list'),
      field('Passages as text or JSON', pasted, 'An empty line, [n] or a line that begins with its place begins the next passage. JSON is read as the API takes it.'),
      h('button', {type: 'button', onclick: paste}, 'Add these'));
  const take = h('form', {class: 'inline', onsubmit: event => {
    event.preventDefault();
    event.stopPropagation(); // it stands in the form of the request
    takeVerse();
  }}, field('Bible reference', reference, 'With a colon: John 3:16-18. Several with semicolons.'), field('Translation', translation), h('button', {}, 'Take this verse'));
  const verseBox = h('details', {class: 'box', ontoggle: () => verseBox.open && !translations && readTranslations()},
      h('summary', {}, 'Take a verse'), take);
  const node = h('fieldset', {class: 'group'}, h('legend', {}, 'Passages'), empty, list,
      h('div', {class: 'buttons'}, h('button', {type: 'button', onclick: () => {
        const row = add({reference: '', text: ''});
        row.reference.focus();
      }}, 'Add a passage')), verseBox, pasteBox, failure);

  async function readTranslations() {
    try {
      const verse = await getJson('api/v1/verses?ref=John+3:16');
      translations = verse.translations;
      translation.replaceChildren(...select(translations.map(name => [name, name])).children);
      [translation.value] = translations;
    } catch (problem) {
      failure.textContent = app.failed(problem);
    }
  }

  function add(passage, quiet = false) {
    const row = {known: passage};
    row.reference = h('input', {type: 'text', value: passage.reference, maxlength: 256, oninput: changed, autocomplete: 'off'});
    row.text = h('textarea', {rows: 3, oninput: changed, dir: 'auto'}, passage.text);
    row.remove = h('button', {type: 'button', class: 'quiet', onclick: () => remove(row)}, 'Remove');
    row.node = h('li', {}, field('Reference', row.reference), field('Text', row.text), row.remove);
    rows.push(row);
    list.append(row.node);
    number();
    if (!quiet) {
      changed();
    }
    return row;
  }

  function remove(row) {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    row.node.remove();
    number();
    changed();
    (rows[Math.min(at, rows.length - 1)]?.remove ?? node.querySelector('.buttons button')).focus();
    app.announce(`Passage ${at + 1} removed.`);
  }

  function number() {
    empty.hidden = rows.length > 0;
    rows.forEach((row, at) => {
      row.reference.setAttribute('aria-label', `Reference of passage ${at + 1}`);
      row.text.setAttribute('aria-label', `Text of passage ${at + 1}`);
      row.remove.setAttribute('aria-label', `Remove passage ${at + 1}`);
    });
  }

  function addAll(passages) {
    passages.forEach(passage => add(passage, true));
    changed();
    app.announce(`${plural(passages.length, 'passage')} added.`);
  }

  function paste() {
    let passages = [];
    try {
      passages = readPassages(pasted.value);
      failure.textContent = passages.length ? '' : 'There is no passage in this text.';
    } catch (wrong) {
      failure.textContent = wrong.message;
    }
    if (passages.length) {
      addAll(passages);
      pasted.value = '';
      pasteBox.open = false;
      pasteBox.querySelector('summary').focus();
    }
  }

  async function takeVerse() {
    const query = new URLSearchParams({ref: reference.value.trim()});
    if (translation.value) {
      query.set('translation', translation.value);
    }
    try {
      const verses = await getJson(`api/v1/verses?${query}`);
      const known = rows.map(row => `${row.reference.value}\n${row.text.value}`);
      const added = verses.passages.filter(one => !known.includes(`${one.reference}\n${one.text}`));
      addAll(added.map(({reference: place, text, source}) => ({reference: place, text, source})));
      failure.textContent = [...verses.warnings, ...(added.length ? [] : ['This passage is in the list already.'])].join(' ');
      reference.value = '';
      reference.focus();
    } catch (problem) {
      failure.textContent = app.failed(problem);
    }
  }

  return {
    node,
    read: () => rows.map(row => ({...row.known, reference: row.reference.value, text: row.text.value})),
    write(passages) {
      rows = [];
      list.replaceChildren();
      passages.forEach(passage => add(passage, true));
      number();
    },
  };
}
