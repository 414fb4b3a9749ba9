// Times llama.cpp, through node-llama-cpp: for each number of streams, first all prompts, then greedy tokens after them.
// Prints one line of JSON each.
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const PACKAGE = 'node-llama-cpp';
const USAGE = `usage: node bench/peer.mjs MODEL.gguf PROMPT_TOKENS NEW_TOKENS STREAMS...
       node bench/peer.mjs --version     says which ${PACKAGE} is found`;
const here = path.dirname(fileURLToPath(import.meta.url));
const threads = os.availableParallelism();

/** The package's entry: from BENCH_PEER if that is set, else from this folder or NODE_PATH. */
function findPackage() {
  const from = process.env.BENCH_PEER ?? here;
  try {
    return createRequire(import.meta.url).resolve(PACKAGE, {paths: [from]});
  } catch {
    console.error(`${PACKAGE} is not in ${path.join(from, 'node_modules')}; to have it: npm install --prefix bench --no-save ${PACKAGE}`);
    process.exit(3);
  }
}

/** Different tokens for each stream, so that no work can be shared. */
function prompt(stream, length) {
  return Array.from({length}, (_, i) => 300 + (i * 7919 + stream * 104729) % 30000);
}

async function generate(sequence, tokens, count) {
  let made = 0;
  for await (const _ of sequence.evaluate(tokens, {temperature: 0, yieldEogToken: true})) {
    if (++made === count) return;
  }
  throw new Error(`llama.cpp stopped after ${made} of ${count} tokens`);
}

/** Seconds that `work` takes for all sequences at once. */
async function seconds(sequences, work) {
  const start = performance.now();
  await Promise.all(sequences.map(work));
  return (performance.now() - start) / 1000;
}

async function measure(model, promptTokens, newTokens, streams) {
  const context = await model.createContext({
    contextSize: promptTokens + newTokens + 1, sequences: streams, batchSize: Math.max(512, promptTokens), threads});
  const sequences = Array.from({length: streams}, () => context.getSequence());
  // The last token of a prompt is left to the first step, which makes the first new token of it
  const promptTime = await seconds(sequences, (sequence, i) =>
    sequence.evaluateWithoutGeneratingNewTokens(prompt(i, promptTokens).slice(0, -1)));
  const decodeTime = await seconds(sequences, (sequence, i) =>
    generate(sequence, prompt(i, promptTokens).slice(-1), newTokens));
  const residentMegabytes = Math.round(process.memoryUsage.rss() / 1e6);
  await context.dispose();
  return {
    prompt_tokens_per_second: streams * (promptTokens - 1) / promptTime,
    decode_tokens_per_second: streams * newTokens / decodeTime,
    resident_mb: residentMegabytes,
  };
}

const [file, ...numbers] = process.argv.slice(2);
const [promptTokens, newTokens, ...streamCounts] = numbers.map(Number);
const asksVersion = file === '--version';
if (!asksVersion && (streamCounts.length === 0 || !numbers.every(number => Number(number) > 0))) {
  console.error(USAGE);
  process.exit(file === '--help' ? 0 : 2);
}
const entry = findPackage();
const {getLlama, getModuleVersion} = await import(pathToFileURL(entry));
const llama = await getLlama({gpu: false, build: 'never', maxThreads: threads, logLevel: 'error'});
const version = `${PACKAGE} ${await getModuleVersion()}, llama.cpp ${llama.llamaCppRelease.release}`;
if (asksVersion) {
  console.log(version);
  process.exit(0);
}
const model = await llama.loadModel({modelPath: file});
await measure(model, 32, 2, 1); // brings the weights into memory
for (const streams of streamCounts) {
  const speed = await measure(model, promptTokens, newTokens, streams);
  const shape = path.basename(path.dirname(path.resolve(file)));
  console.log(JSON.stringify({engine: 'llama.cpp', shape, precision: 'q8_0', streams, ...speed, version}));
}
process.exit(0);
