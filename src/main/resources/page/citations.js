// An answer's text with its citations marked, and the evidence for each of them.

import {diffWords} from './diff.js';
import {h} from './dom.js';
import {position, shortened, shown, undirected} from './text.js';
import {isLeftOut, kindOf, verdictOf} from './verdicts.js';

/** Passages from this length on scroll within themselves. */
const LONG = 1000;

/** The text as nodes: each citation a mark, and behind it a button that calls `choose` with the citation's number. */
export function markedText(text, citations, choose) {
  const nodes = [];
  let from = 0;
  citations.forEach((citation, number) => {
    let start = position(text, citation.start);
    let end = position(text, citation.end);
    if (citation.kind === 'quote' && end > start) { // its quotation marks belong to it
      start -= /["“‘«„]/.test(text.charAt(start - 1)) ? 1 : 0;
      end += /["”’»“]/.test(text.charAt(end)) ? 1 : 0;
    }
    start = Math.max(from, start);
    if (end >= from) {
      nodes.push(piece(text.slice(from, start)), ...marked(text.slice(start, end), citation, number, choose));
      from = end;
    }
  });
  nodes.push(piece(text.slice(from)));
  return nodes;
}

/** A text of its own, out of which no character that turns the direction of writing has an effect. */
function piece(text) {
  return text ? h('span', {class: 'piece'}, undirected(text)) : null;
}

function marked(words, citation, number, choose) {
  const {icon, word, tone} = verdictOf(citation);
  const badge = h('button', {
    type: 'button', class: `badge ${tone}`, 'data-citation': number, onclick: () => choose(number),
    'aria-label': `${kindOf(citation)} ${number + 1}: ${word}. Show the evidence`,
  }, h('span', {class: 'icon', 'aria-hidden': 'true'}, icon), h('span', {class: 'word'}, word));
  return [words ? h('mark', {class: tone, onclick: () => choose(number)}, undirected(words)) : null, badge];
}

/** The evidence for the citations of an answer, one that opens for each. */
export function evidenceList(app, name = 'Evidence') {
  const list = h('ol', {class: 'evidence'});
  let shown = [];
  const node = h('section', {class: 'panel', 'aria-label': name, hidden: true}, h('h3', {}, 'What was checked'), list);
  return {
    node,
    clear() {
      shown = [];
      list.replaceChildren();
      node.hidden = true;
    },
    /** @param answer its text and citations as far as they are known when a person looks, and its passages */
    add(citation, answer) {
      const item = evidence(citation, answer);
      shown.push(item);
      list.append(h('li', {}, item));
      node.hidden = false;
    },
    choose(number, focus = true) {
      shown.forEach((item, at) => {
        item.open = at === number;
      });
      const item = shown[number];
      if (item && focus) {
        item.querySelector('summary').focus({preventScroll: true});
        item.scrollIntoView({block: 'nearest'});
      }
    },
  };
}

function evidence(citation, answer) {
  const {icon, word, tone, meaning} = verdictOf(citation);
  const words = shortened((isLeftOut(citation) ? citation.repaired_from : citation.text) || citation.reference || '', 60);
  const body = h('div', {class: 'body'});
  const item = h('details', {ontoggle: () => {
    if (item.open && !body.childElementCount) {
      body.append(...details(citation, answer, meaning));
      for (const first of body.querySelectorAll('blockquote mark:first-of-type')) {
        first.parentElement.scrollTop = first.offsetTop - 40;
      }
    }
  }}, h('summary', {},
      h('span', {class: `badge ${tone}`}, h('span', {class: 'icon', 'aria-hidden': 'true'}, icon), h('span', {class: 'word'}, word)),
      ` ${kindOf(citation)}: `, h('bdi', {}, undirected(words))), body);
  return item;
}

function details(citation, answer, meaning) {
  const nodes = [h('p', {}, meaning)];
  if (citation.repaired_from) {
    nodes.push(comparison(undirected(citation.repaired_from), shown(citation, answer)));
  }
  if (citation.clipped) {
    nodes.push(h('p', {}, 'The whole sentence of the passage: ', h('q', {}, citation.clipped)));
  }
  if (citation.expected && !citation.repaired_from) {
    nodes.push(h('p', {}, 'The source has: ', h('q', {}, citation.expected)));
  }
  if (citation.reference) {
    nodes.push(h('p', {}, `Place: ${readable(citation.reference)}${citation.edition ? ` (${citation.edition})` : ''}`));
  }
  for (const id of new Set(citation.sources.map(source => source.passage))) {
    nodes.push(passage(id, citation, answer.passages));
  }
  const elsewhere = citation.exists_in.filter(place => place.passage === null)
      .map(place => [readable(place.reference ?? ''), place.edition].filter(Boolean).join(', '));
  if (elsewhere.length) {
    nodes.push(h('p', {}, `The words stand in ${elsewhere.join('; ')}.`));
  }
  return nodes;
}

/** A place in OSIS form as people write it: `1John.4.16` is 1John 4:16. */
function readable(osis) {
  return osis.replace(/(\w+)\.(\d+)\.(\d+)/g, '$1 $2:$3').replace(/(\w+)\.(\d+)/g, '$1 $2');
}

/** What was written against what is shown, word by word. */
function comparison(written, seen) {
  if (seen === null) {
    return h('p', {}, 'Written: ', h('bdi', {}, written));
  }
  const changes = diffWords(written, undirected(seen));
  const side = (label, kind, tag) => h('div', {class: 'side'}, h('h4', {}, label),
      h('p', {dir: 'auto'}, changes.filter(change => change.kind === 'same' || change.kind === kind)
          .map(change => change.kind === 'same' ? change.text : h(tag, {}, change.text)),
      kind === 'added' && seen === '' ? h('em', {}, 'nothing: it was removed') : null));
  return h('div', {class: 'sides'}, side('Written', 'removed', 'del'), side('Shown', 'added', 'ins'));
}

/** A passage with the words marked that a citation rests on. */
function passage(id, citation, passages) {
  const sent = passages.find(one => one.id === id);
  if (!sent) {
    return h('p', {}, `Passage ${id} of the prompt.`);
  }
  const text = sent.text;
  const nodes = [];
  let from = 0;
  const quoted = citation.kind === 'quote' || citation.kind === 'unmarked'; // others rest on the passage as a whole
  for (const source of citation.sources.filter(one => quoted && one.passage === id).sort((a, b) => a.start - b.start)) {
    const start = Math.max(from, position(text, source.start));
    const end = Math.max(start, position(text, source.end));
    nodes.push(text.slice(from, start), h('mark', {class: 'good'}, text.slice(start, end)));
    from = end;
  }
  nodes.push(text.slice(from));
  const title = [`Passage ${id}`, sent.reference, sent.source].filter(Boolean).join(' · ');
  return h('figure', {class: 'passage'}, h('figcaption', {}, title),
      h('blockquote', {dir: 'auto', ...(text.length > LONG ? {tabindex: 0, role: 'region', 'aria-label': title} : {})}, nodes));
}
