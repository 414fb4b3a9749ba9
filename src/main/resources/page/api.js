// The service's API. The key stays in this module's memory: no storage, no address, no cookie.

import {eventParser} from './events.js';

let key = '';
const listeners = [];

/** An error of the service, as RFC 9457 has it, or of the connection (status 0). */
export class Problem extends Error {
  constructor(status, code, detail, retryAfter = null) {
    super(detail);
    Object.assign(this, {status, code, detail, retryAfter});
  }
}

export function setKey(value) {
  if (value !== key) {
    key = value;
    listeners.forEach(listener => listener());
  }
}

export function hasKey() {
  return key !== '';
}

/** Calls the listener whenever another key is given. */
export function onKey(listener) {
  listeners.push(listener);
}

export async function getJson(path, signal) {
  return json(await send(path, {signal}));
}

export async function postJson(path, body, signal) {
  return json(await send(path, {body, signal}));
}

/** The events of a stream: {event, data}, with the data parsed. Leaving the loop closes the connection. */
export async function* events(path, {body, signal} = {}) {
  const leaving = new AbortController();
  const response = await send(path, {body, signal: either(signal, leaving), accept: 'text/event-stream'});
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parse = eventParser();
  let complete = false;
  try {
    for (;;) {
      const {done, value} = await reader.read().catch(failure => {
        throw connectionFailure(failure, 'The connection broke off.');
      });
      if (done) {
        complete = true;
        return;
      }
      for (const {event, data} of parse(value)) {
        yield {event, data: JSON.parse(data)};
      }
    }
  } finally {
    if (!complete) {
      leaving.abort();
    }
  }
}

async function json(response) {
  try {
    return await response.json();
  } catch (failure) {
    throw connectionFailure(failure, 'The answer of the server was not complete.');
  }
}

async function send(path, {body, signal, accept = 'application/json'}) {
  const headers = {Accept: accept};
  if (key) {
    headers.Authorization = `Bearer ${key}`;
  }
  const request = {headers, signal, cache: 'no-store', credentials: 'same-origin'};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    Object.assign(request, {method: 'POST', body: JSON.stringify(body)});
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch (failure) {
    throw connectionFailure(failure, 'The server cannot be reached.');
  }
  if (!response.ok) {
    throw await problem(response);
  }
  return response;
}

async function problem(response) {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const body = await response.json().catch(() => ({}));
  const detail = body.detail ?? body.error?.message ?? `The server answered with status ${response.status}.`;
  return new Problem(response.status, body.code ?? 'UNKNOWN', detail, Number.isFinite(seconds) ? seconds : null);
}

function connectionFailure(failure, detail) {
  return failure.name === 'AbortError' ? failure : new Problem(0, 'CONNECTION', detail);
}

function either(signal, leaving) {
  if (signal?.aborted) {
    leaving.abort();
  } else {
    signal?.addEventListener('abort', () => leaving.abort(), {once: true});
  }
  return leaving.signal;
}
