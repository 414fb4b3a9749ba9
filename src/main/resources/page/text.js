// Positions and sentences in texts.

/** The service counts code points, JavaScript counts UTF-16 units: converts a position of the service in this text. */
export function position(text, codePoints) {
  let at = 0;
  for (let left = codePoints; left > 0 && at < text.length; left -= 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return at;
}

/** The text without what the service would remove from it, so that its positions in the text fit. */
export function cleaned(text) {
  return text
      .replace(/\r\n|[\r\v\f\u0085]/g, '\n')
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
      .replace(/[\u00ad\u200b\u2060-\u2064\u2066-\u206f\u202a-\u202e\ufeff]|[\u{e0000}-\u{e007f}]/gu, '')
      .replace(/\n{3,}/g, '\n\n')
      .normalize('NFC');
}

const NEAR = 80;

/**
 * What stands in an answer in the place of a citation's `repaired_from`. Of a quotation with a wrong place that is the place
 * that the answer names before or after it, with the quotation or without; null if it is not known.
 */
export function shown({repaired_from: written, verdict, text, start, end}, {text: answer, citations}) {
  const at = text ? written.indexOf(text) : -1;
  const places = citations.filter(({kind}) => kind === 'reference' || kind === 'marker');
  const before = places.findLast(place => place.end <= start && place.end > start - NEAR);
  const after = places.find(place => place.start >= end && place.start < end + NEAR);
  const part = (from, to) => answer.slice(position(answer, from), position(answer, to));
  if (at >= 0) {
    const hasWords = side => /[\p{L}\p{N}]/u.test(side);
    return part((hasWords(written.slice(0, at)) && before?.start) || start,
        (hasWords(written.slice(at + text.length)) && after?.end) || end);
  }
  if (verdict === 'misattributed') { // the place alone
    const place = after ?? before;
    return place ? part(place.start, place.end) : null;
  }
  return text;
}

/** A text without the characters that turn the direction of writing, with which words could be shown that are not there. */
export function undirected(text) {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Returns a function that takes the next piece of a text and returns the sentences that it completes. */
export function sentenceReader() {
  let rest = '';
  return (piece, atEnd = false) => {
    rest += piece;
    const sentences = [];
    let match;
    while ((match = /[.!?…][\p{Pe}\p{Pf}"'*]*(?:\s*\[\d+\])*\s|\n/u.exec(rest))) {
      const end = match.index + match[0].length;
      sentences.push(rest.slice(0, end).trim());
      rest = rest.slice(end);
    }
    if (atEnd) {
      sentences.push(rest.trim());
      rest = '';
    }
    return sentences.filter(sentence => sentence !== '');
  };
}

/** A text cut to a length at the end of a word, with an ellipsis. */
export function shortened(text, most) {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) {
    return flat;
  }
  return `${flat.slice(0, most).replace(/\s+\S*$/, '').replace(/[\ud800-\udbff]$/, '')} …`;
}

export function plural(count, singular, many = `${singular}s`) {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : many}`;
}
