// Elements without markup: a text given here can only ever become a text node.

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an HTML element. Attributes named on… are listeners; true and false set or leave out; null children are skipped. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an SVG element, as h does. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

let last = 0;

/** An id that no other element has. */
export function newId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}

/** A labelled field: its label above it, a hint below. */
export function field(label, input, hint) {
  input.id ||= newId('field');
  const note = hint ? h('p', {class: 'hint', id: newId('hint')}, hint) : null;
  if (note) {
    input.setAttribute('aria-describedby', note.id);
  }
  return h('div', {class: 'field'}, h('label', {for: input.id}, label), input, note);
}

/** A select element; each option is [value, text]. */
export function select(options, attributes = {}) {
  return h('select', attributes, options.map(([value, text]) => h('option', {value}, text)));
}
