// The processes that a measurement starts. All of them end with this one, however it ends.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const STOP_LIMIT_MS = 20_000;
const SIGNALS = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129};
const running = new Set();

/** A failure whose message is all that the reader needs. */
export class Failure extends Error {}

/** Starts a program in a process group of its own. Its output goes to the file `log`, or to `onOutput`. */
export function start(command, args, {env = {}, log, onOutput} = {}) {
  const output = log ? fs.openSync(log, 'w') : 'pipe';
  const child = spawn(command, args, {detached: true, env: {...process.env, ...env}, stdio: ['ignore', output, log ? output : 'inherit']});
  if (log) fs.closeSync(output);
  if (onOutput) child.stdout.setEncoding('utf8').on('data', onOutput);
  child.ended = new Promise(resolve => {
    child.once('error', error => resolve({error}));
    child.once('close', (code, signal) => resolve({code, signal}));
  });
  running.add(child);
  child.ended.then(() => running.delete(child));
  return child;
}

/** Runs a program to its end and returns what it printed. */
export async function run(command, args) {
  let printed = '';
  const {code, error} = await start(command, args, {onOutput: text => { printed += text; }}).ended;
  if (error || code !== 0) throw new Failure(`${command} failed: ${error?.message ?? `exit status ${code}`}\n${printed}`);
  return printed;
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // its group has ended
  }
}

export async function stop(child) {
  signal(child, 'SIGTERM');
  const limit = sleep(STOP_LIMIT_MS, undefined, {ref: false});
  await Promise.race([child.ended, limit]);
  signal(child, 'SIGKILL');
  await child.ended;
}

export const stopAll = () => Promise.all([...running].map(stop));

process.on('exit', () => running.forEach(child => signal(child, 'SIGKILL')));
for (const [name, status] of Object.entries(SIGNALS)) {
  process.once(name, async () => {
    await stopAll();
    process.exit(status);
  });
}

/** Runs `work` and ends this program: with all that it started, and with the message of a failure. */
export async function main(name, work) {
  try {
    await work();
  } catch (error) {
    console.error(`${name}: ${error instanceof Failure ? error.message : error.stack}`);
    process.exitCode = 1;
  }
  await stopAll();
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until `url` answers with a status below 400. */
export async function awaitUp(url, child, log, limitMs = 180_000) {
  let ended = false;
  child.ended.then(() => { ended = true; });
  for (const end = performance.now() + limitMs; performance.now() < end && !ended;) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Failure(`${url} ${ended ? 'is not up: its program has ended' : `was not up after ${limitMs / 1000} s`}; its log is ${log}`);
}
