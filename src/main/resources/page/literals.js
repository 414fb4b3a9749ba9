// JSON values as literals of programming languages.

/** Characters that nobody sees, or that change the direction of text: in a program they are written as escapes. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A constant of Java has at most 65,535 bytes, and a character up to 3. */
const JAVA_CONSTANT = 20000;

const JSON_WORDS = {true: 'true', false: 'false', null: 'null', key: name => JSON.stringify(name)};

/** The value as JSON over several lines, none of which begins with a text of the value. */
export function json(value) {
  return literal(value, JSON_WORDS);
}

/** The value as a literal of Python, where JSON's escapes mean the same. */
export function pythonLiteral(value) {
  return literal(value, {...JSON_WORDS, true: 'True', false: 'False', null: 'None'});
}

/** The value as a literal of JavaScript, where only the key `__proto__` means something else than in JSON. */
export function javaScriptLiteral(value) {
  return literal(value, {...JSON_WORDS, key: name => name === '__proto__' ? '["__proto__"]' : JSON.stringify(name)});
}

/** A text as one word of a POSIX shell. */
export function shellWord(text) {
  return /^[\w:/.@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * JSON as an expression of Java: a text block, or where that would be too long, pieces that are joined when the program
 * runs. All of it is ASCII, because `java Ask.java` reads a file in the platform's encoding. A text block would end at
 * three quotation marks in a row and lose spaces at a line's end: JSON has neither.
 */
export function javaText(text, indent) {
  if (text.length > JAVA_CONSTANT) {
    const pieces = text.match(new RegExp(`[^]{1,${JAVA_CONSTANT}}`, 'g'));
    return `String.join("",\n${pieces.map(piece => indent + javaString(piece)).join(',\n')})`;
  }
  const lines = ascii(text.replaceAll('\\', '\\\\')).split('\n');
  return `"""\n${lines.map(line => indent + line).join('\n')}"""`;
}

/** A text as a string literal of Java. */
export function javaString(text) {
  return `"${ascii(text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n'))}"`;
}

function literal(value, words) {
  return written(JSON.parse(JSON.stringify(value)), words, '').replace(UNSEEN, escaped);
}

function written(value, words, indent) {
  if (value === null || typeof value === 'boolean') {
    return words[value];
  }
  if (typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = isList
      ? value.map(item => written(item, words, inner))
      : Object.entries(value).map(([name, item]) => `${words.key(name)}: ${written(item, words, inner)}`);
  const within = items.length ? `\n${inner}${items.join(`,\n${inner}`)}\n${indent}` : '';
  return isList ? `[${within}]` : `{${within}}`;
}

function ascii(text) {
  return text.replace(/[^\n -~]/g, escaped);
}

function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
