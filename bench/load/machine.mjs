// What the machine is, and who uses its processors. Without /proc (Linux) the uses are not known.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';

const read = file => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Fields of /proc/PID/stat after the name, which may hold blanks: 0 is the state (field 3 of proc(5)). */
const stat = pid => read(`/proc/${pid}/stat`).replace(/^.*\) /s, '').split(' ');
const ticks = fields => fields.length < 15 ? 0 : fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);

/** The processes that descend from `root`, `root` included. */
export function family(root) {
  const pids = (fs.existsSync('/proc/self/stat') ? fs.readdirSync('/proc') : []).filter(name => /^\d+$/.test(name)).map(Number);
  const parents = new Map(pids.map(pid => [pid, Number(stat(pid)[1])]));
  const found = [root];
  for (const parent of found) {
    for (const [pid, itsParent] of parents) if (itsParent === parent) found.push(pid);
  }
  return found;
}

/** The Java process that descends from `root`. */
export const javaOf = root => family(root).find(pid => read(`/proc/${pid}/comm`).trim() === 'java');

/** Ticks of all processors so far: all, and those that processes other than this one's family computed. */
function processors() {
  const line = read('/proc/stat').match(/^cpu +(.*)$/m);
  if (!line) return {all: 0, others: 0};
  const [user, nice, system, ...rest] = line[1].split(' ').map(Number);
  const all = [user, nice, system, ...rest.slice(0, 5)].reduce((sum, value) => sum + value, 0);
  const own = family(process.pid).reduce((sum, pid) => sum + ticks(stat(pid)), 0);
  return {all, others: user + nice + system - own};
}

/** Starts to measure: the function that it returns gives the share of the processors that others had since. */
export function watchOthers() {
  const before = processors();
  return () => {
    const after = processors();
    const all = after.all - before.all;
    return all > 0 ? Math.max(0, after.others - before.others) / all : undefined;
  };
}

/** What /proc/PID/status says: peak and present resident memory in MB, and threads. */
export function residents(pid) {
  const status = read(`/proc/${pid}/status`);
  const value = name => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1]);
  return {peakMb: value('VmHWM') / 1024, residentMb: value('VmRSS') / 1024, threads: value('Threads')};
}

/** Has the peak of resident memory counted from now on (proc(5), clear_refs), where that is allowed. */
export function resetPeak(pid) {
  try {
    fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // then the peak is that since the process began
  }
}

export function machine() {
  const cpus = os.cpus();
  const java = execFileSync('java', ['--version'], {encoding: 'utf8'}).split('\n')[0];
  return `${cpus[0].model.trim()}, ${cpus.length} processors, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.arch()}. ` +
    `${java}, Node ${process.versions.node}`;
}
