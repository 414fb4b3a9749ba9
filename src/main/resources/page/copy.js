// The request as a program in a language, to copy.

import {hasKey} from './api.js';
import {field, h} from './dom.js';
import {snippets} from './snippets.js';

/** Buttons that show and copy programs. `body` returns the request, or throws what is wrong with it. */
export function copyBox(app, body) {
  const code = h('textarea', {class: 'code', rows: 12, readonly: true, spellcheck: 'false'});
  const shown = h('div', {hidden: true}, field('Program', code));
  const result = h('p', {role: 'status'});
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text);
      result.textContent = 'Copied.';
    } catch { // without https a page may not write to the clipboard
      code.focus();
      code.select();
      result.textContent = 'Selected: copy it with Ctrl+C.';
    }
  };
  const buttons = Object.entries(snippets).map(([language, snippet]) => h('button', {type: 'button', onclick: () => {
    let request;
    try {
      request = body();
    } catch (wrong) {
      result.textContent = wrong.message;
      return;
    }
    const origin = new URL('.', location.href).href.replace(/\/$/, '');
    code.value = snippet(origin, request, hasKey());
    shown.hidden = false;
    copy(code.value);
  }}, `Copy as ${language}`));
  const link = h('button', {type: 'button', onclick: () => {
    if (document.documentElement.hasAttribute('data-unsaved')) {
      result.textContent = 'This request is too long for an address. Copy it as curl instead.';
      return;
    }
    code.value = location.href;
    shown.hidden = false;
    copy(location.href);
  }}, 'Copy the address');
  return h('details', {class: 'box'}, h('summary', {}, 'Copy this request'), h('div', {class: 'buttons'}, buttons, link), shown, result);
}
