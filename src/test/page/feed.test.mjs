import assert from 'node:assert/strict';
import {test} from 'node:test';
import {feed} from '../../main/resources/page/feed.js';

const A_TURN = () => new Promise(resolve => setImmediate(resolve));

/** Timers that ring when a test says so. */
function testingClock() {
  const timers = new Map();
  let last = 0;
  return {
    setTimeout(ring, milliseconds) {
      timers.set(last += 1, {ring, milliseconds});
      return last;
    },
    clearTimeout: id => timers.delete(id),
    waits: () => [...timers.values()].map(({milliseconds}) => milliseconds),
    async ring() {
      const due = [...timers.values()];
      timers.clear();
      due.forEach(({ring}) => ring());
      await A_TURN();
    },
  };
}

/** A server whose connections do what a list says: events, then an end, a problem, or silence until the client leaves. */
async function following(connections) {
  const clock = testingClock();
  const log = [];
  let opened = 0;
  const follower = feed({
    clock,
    async* open(signal) {
      const {events = [], problem, silent} = connections[opened] ?? {silent: true};
      opened += 1;
      yield* events;
      if (problem) {
        throw problem;
      }
      if (silent) {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('left', 'AbortError'))));
      }
    },
    received: event => log.push(event),
    lost: ({detail}, seconds) => log.push(`${detail} ${seconds}`),
  });
  follower.start();
  await A_TURN();
  return {clock, log, follower, opened: () => opened};
}

const down = {problem: {detail: 'down'}};

test('each attempt waits longer, up to ten seconds, and an event begins anew', async () => {
  const {clock, log} = await following([down, down, down, down, down, {events: ['a'], ...down}, down]);
  for (let round = 0; round < 6; round += 1) {
    await clock.ring();
  }
  assert.deepEqual(log, ['down 1', 'down 2', 'down 5', 'down 10', 'down 10', 'a', 'down 1', 'down 2']);
});

test('the end of a stream that had events is no loss, but waits a second', async () => {
  const {clock, log, opened} = await following([{events: ['a', 'b']}, {events: ['c'], silent: true}]);
  assert.deepEqual(log, ['a', 'b']);
  assert.deepEqual(clock.waits(), [1000]);
  await clock.ring();
  assert.deepEqual(log, ['a', 'b', 'c']);
  assert.equal(opened(), 2);
});

test('the end of a stream without an event is a loss', async () => {
  const {log} = await following([{}]);
  assert.deepEqual(log, ['The stream ended. 1']);
});

test('a connection that is silent for 15 seconds is given up', async () => {
  const {clock, log} = await following([{events: ['a'], silent: true}]);
  assert.deepEqual(clock.waits(), [15000]);
  await clock.ring();
  assert.deepEqual(log, ['a', 'Nothing has arrived for 15 seconds. 1']);
});

test('it waits as long as the server asks', async () => {
  const {log, clock} = await following([{problem: {status: 503, detail: 'busy', retryAfter: 30}}]);
  assert.deepEqual(log, ['busy 30']);
  assert.deepEqual(clock.waits(), [30000]);
});

for (const status of [401, 403]) {
  test(`${status} ends it until it is started again`, async () => {
    const {clock, log, follower} = await following([{problem: {status, detail: 'a key is needed'}}, {events: ['a'], silent: true}]);
    assert.deepEqual(log, ['a key is needed null']);
    assert.deepEqual(clock.waits(), []);
    follower.start();
    await A_TURN();
    assert.deepEqual(log, ['a key is needed null', 'a']);
  });
}

test('stopped, it leaves the connection, and neither waits nor tells anything', async () => {
  for (const connection of [{events: ['a'], silent: true}, down]) {
    const {clock, log, follower, opened} = await following([connection]);
    const before = [...log];
    follower.stop();
    await A_TURN();
    assert.deepEqual(clock.waits(), []);
    assert.deepEqual(log, before);
    assert.equal(opened(), 1);
  }
});

test('started twice, only the second connection tells', async () => {
  const {log, follower, opened} = await following([{events: ['a'], silent: true}, {events: ['b'], silent: true}]);
  follower.start();
  await A_TURN();
  assert.deepEqual(log, ['a', 'b']);
  assert.equal(opened(), 2);
});
