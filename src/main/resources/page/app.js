// The frame of the page: views, the key, the theme, the address, and what is said to screen readers.

import {getJson, hasKey, onKey, setKey} from './api.js';
import {h} from './dom.js';
import {emptyRequest} from './request.js';
import {decoded, encoded, LONGEST} from './state.js';
import * as tryView from './try-view.js';

const VIEWS = {
  try: {title: 'Try', load: async () => tryView},
  compare: {title: 'Compare', load: () => import('./compare-view.js')},
  verify: {title: 'Verify', load: () => import('./verify-view.js')},
  status: {title: 'Status', load: () => import('./status-view.js')},
};
const SOON_S = 600; // a budget's month may last for weeks, which its detail says better
const SAVE_AFTER_MS = 400; // browsers refuse to change the address more often than some times a second
const THEMES = ['system', 'light', 'dark'];

const spoken = document.getElementById('spoken');
const keyBox = document.getElementById('key-box');
const keyField = document.getElementById('key');
const keyNeeded = document.getElementById('key-needed');
const mounted = {};
const hashes = {};
let current = null;
let saving;

const app = {
  /** The request that Try and Compare share. */
  request: emptyRequest(),
  onKey,
  announce,
  remember,
  open,
  failed,
  /** The models that a request may name, the one that answers if it names none, and who wants to know when they are known. */
  models: [],
  defaultModel: '',
  onModels: [],
};

/** Says a text to screen readers, after what they are saying. */
function announce(text) {
  spoken.append(h('p', {}, text));
  while (spoken.childElementCount > 20) {
    spoken.firstElementChild.remove();
  }
}

/** Puts a view's state into the address, a moment later. */
function remember(view, state) {
  clearTimeout(saving);
  const save = () => {
    if (view === current) {
      const text = encoded(state);
      hashes[view] = text.length > LONGEST ? '' : `#${text}`;
      history.replaceState(null, '', location.pathname + location.search + hashes[view]);
      document.documentElement.toggleAttribute('data-unsaved', text.length > LONGEST);
    }
  };
  saving = setTimeout(save, SAVE_AFTER_MS);
}

/** Tells of a problem that concerns the whole page: a key that is needed. Returns what to show beside the action. */
function failed(problem) {
  if (problem.status === 401 || problem.status === 403) {
    keyNeeded.textContent = problem.status === 401 && !hasKey() ? 'This server needs an API key. Enter it above.' : problem.detail;
    keyNeeded.hidden = false;
    keyBox.open = problem.status === 401;
  }
  const wait = problem.retryAfter && problem.retryAfter <= SOON_S ? ` Try again in ${problem.retryAfter} s.` : '';
  return problem.detail + (problem.detail.includes('again') ? '' : wait);
}

function viewOf(address) {
  const last = address.pathname.split('/').pop();
  return Object.hasOwn(VIEWS, last) ? last : 'try';
}

/** Shows another view. A state replaces what it held. */
async function open(view, state) {
  const link = document.querySelector(`nav a[data-view=${view}]`);
  hashes[view] = state ? `#${encoded(state)}` : hashes[view] ?? '';
  history.pushState(null, '', new URL(hashes[view], link.href));
  await show(view, state, true);
}

async function show(view, state, focus) {
  clearTimeout(saving);
  if (current && current !== view) {
    mounted[current]?.hide();
  }
  current = view;
  for (const section of document.querySelectorAll('main > section')) {
    section.hidden = section.dataset.view !== view;
  }
  for (const link of document.querySelectorAll('nav a[data-view]')) {
    if (link.dataset.view === view) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  document.title = `${VIEWS[view].title} · Scribes text generation`;
  const section = document.querySelector(`main > section[data-view=${view}]`);
  if (focus) {
    section.querySelector('h1').focus();
  }
  if (!mounted[view]) {
    let module;
    try {
      module = await VIEWS[view].load();
    } catch {
      section.append(h('p', {class: 'error', role: 'alert'}, 'This view could not be loaded: the server cannot be reached. Reload the page to try again.'));
      return;
    }
    mounted[view] ??= module.mount(section, app);
  }
  if (view === current) {
    mounted[view].show(state);
  }
}

/** Shows what the address says. */
function follow(focus) {
  const view = viewOf(location);
  let state;
  if (location.hash.length > 1 && location.hash !== '#main' && location.hash !== hashes[view]) {
    state = decoded(location.hash.slice(1));
    if (state === null) {
      announce('The address holds no request that can be read.');
    }
  }
  hashes[view] = location.hash;
  return show(view, state ?? undefined, focus);
}

/** Reads which models there are. This first request also shows whether a key is needed. */
async function readModels() {
  let models;
  try {
    models = await getJson('v1/models');
  } catch (problem) {
    failed(problem);
    return;
  }
  keyNeeded.hidden = true;
  keyBox.open = false;
  app.models = models.data.map(one => one.id).filter(id => !id.endsWith(':tasks'));
  app.defaultModel = app.models[0] ?? '';
  app.onModels.forEach(listener => listener());
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.getElementById('theme').textContent = `Theme: ${theme}`;
}

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-view], a[data-skip]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  event.preventDefault();
  if (link.dataset.view) {
    open(link.dataset.view);
  } else {
    document.getElementById('main').focus();
  }
});
addEventListener('popstate', () => follow(true));
document.getElementById('key-form').addEventListener('submit', event => {
  event.preventDefault();
  setKey(keyField.value.trim());
});
keyField.addEventListener('change', () => setKey(keyField.value.trim()));
keyBox.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    keyBox.open = false;
    keyBox.querySelector('summary').focus();
  }
});
onKey(readModels);
document.getElementById('theme').addEventListener('click', () => {
  setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme ?? 'system') + 1) % THEMES.length]);
});

follow(false);
readModels();
