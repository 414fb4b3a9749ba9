// The packaged service as a process of its own, with default settings but for those given.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {javaOf} from './machine.mjs';
import {awaitUp, freePort, start} from './processes.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const server = path.join(here, '../../target/liberty/wlp/bin/server');
export const TARGET = path.join(here, '../target');
/** Settings of this shell that no measurement may hear. */
const NOT_HEARD = /^(HF|ASSISTANT|TEXTGEN|HTTPS?|OTEL|WLP|LOG)_|^JVM_ARGS$/;
const silenced = Object.fromEntries(Object.keys(process.env).filter(name => NOT_HEARD.test(name)).map(name => [name, undefined]));

/** Starts the service, waits until it can answer, and returns its address, its process and the id of its JVM. */
export async function startService(name, settings) {
  const folder = path.join(TARGET, 'servers', name);
  fs.rmSync(folder, {recursive: true, force: true});
  fs.mkdirSync(folder, {recursive: true});
  const empty = path.join(folder, 'empty.env');
  fs.writeFileSync(empty, '');
  const port = await freePort();
  const log = path.join(folder, 'console.log');
  const child = start(server, ['run', 'scribes-textgen'], {log, env: {
    ...silenced,
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: String(port),
    HTTPS_PORT: '-1',
    WLP_OUTPUT_DIR: path.join(folder, 'output'),
    LOG_DIR: path.join(folder, 'logs'),
    TEXTGEN_DATA_DIR: path.join(folder, 'data'),
    TEXTGEN_ENV_FILE: empty,
    HF_HOME: path.join(folder, 'huggingface'),
    ...settings,
  }});
  const url = `http://127.0.0.1:${port}`;
  await awaitUp(`${url}/health/ready`, child, log);
  return {url, child, jvm: javaOf(child.pid)};
}

/** Starts the upstream; without times it answers at once. */
export async function startUpstream(...times) {
  const port = await freePort();
  const log = path.join(TARGET, 'upstream.log');
  const child = start(process.execPath, [path.join(here, 'upstream.mjs'), port, ...times], {log});
  const url = `http://127.0.0.1:${port}`;
  await awaitUp(url, child, log);
  return {url, child, calls: async () => Number(await (await fetch(url)).text())};
}
