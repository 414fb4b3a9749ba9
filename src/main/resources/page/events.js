// Server-sent events as the WHATWG's HTML standard defines them, read from pieces of text.

/** Returns a function that takes the next piece of a stream and returns the events that it completes. */
export function eventParser() {
  let rest = '';
  let event = '';
  let data = [];
  let afterReturn = false;
  return piece => {
    const complete = [];
    let text = rest + (afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece);
    afterReturn = piece === '' ? afterReturn : text.endsWith('\r');
    let end;
    while ((end = text.search(/[\r\n]/)) >= 0) {
      const line = text.slice(0, end);
      text = text.slice(end + (text.startsWith('\r\n', end) ? 2 : 1));
      if (line === '') {
        if (data.length) {
          complete.push({event: event || 'message', data: data.join('\n')});
        }
        event = '';
        data = [];
        continue;
      }
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (name === 'event') {
        event = value;
      } else if (name === 'data') {
        data.push(value);
      }
    }
    rest = text;
    return complete;
  };
}
