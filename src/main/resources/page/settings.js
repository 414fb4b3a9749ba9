// The fields for model, sampling and policies.

import {field, h, select} from './dom.js';
import {SETTINGS} from './request.js';

/** How many settings are always in sight. */
const FIRST = 3;

/** A group of fields. `read` returns the settings that are given, by their names in the API. */
export function settingsEditor(app, legend, changed) {
  const inputs = {};
  const fields = SETTINGS.map(setting => {
    const input = inputOf(setting);
    input.addEventListener('input', () => {
      input.removeAttribute('aria-invalid');
      changed();
    });
    inputs[setting.name] = input;
    return field(setting.label, input);
  });
  const node = h('fieldset', {class: 'group'}, h('legend', {}, legend), h('div', {class: 'settings'}, fields.slice(0, FIRST)),
      h('details', {class: 'box'}, h('summary', {}, 'More settings'), h('div', {class: 'settings'}, fields.slice(FIRST))));
  const showModels = () => {
    const chosen = inputs.model.value;
    offerModels(chosen);
    inputs.model.value = chosen;
  };
  app.onModels.push(showModels);
  offerModels('');

  function offerModels(chosen) {
    const names = app.models.includes(chosen) || !chosen ? app.models : [...app.models, chosen];
    const first = app.defaultModel ? `${app.defaultModel} (default)` : 'server’s model';
    inputs.model.replaceChildren(...select([['', first], ...names.map(name => [name, name])]).children);
  }

  return {
    node,
    read() {
      const given = {};
      for (const {name, label} of SETTINGS) {
        const input = inputs[name];
        input.removeAttribute('aria-invalid');
        if (input.validity.badInput) {
          throw invalid(input, `${label} must be a number.`);
        }
        if (input.value !== '') {
          given[name] = input.value;
        }
      }
      return given;
    },
    write(settings) {
      offerModels(settings.model ?? '');
      for (const {name} of SETTINGS) {
        inputs[name].value = settings[name] ?? '';
      }
    },
    /** Marks the field that a problem of the service is about, and moves there. */
    mark(detail) {
      const wrong = SETTINGS.find(({name}) => detail.startsWith(`${name} `));
      if (wrong) {
        invalid(inputs[wrong.name], detail);
      }
    },
  };
}

function invalid(input, detail) {
  input.setAttribute('aria-invalid', 'true');
  for (let box = input.closest('details'); box; box = box.parentElement.closest('details')) {
    box.open = true;
  }
  input.focus();
  return new Error(detail);
}

function inputOf({kind, options, min, max, step}) {
  if (kind === 'number') {
    return h('input', {type: 'number', min, max, step: 'any', 'data-step': step, inputmode: step === 1 ? 'numeric' : 'decimal', placeholder: 'default'});
  }
  if (kind === 'lines') {
    return h('textarea', {rows: 1, spellcheck: 'false'});
  }
  return select(options ?? []);
}
