// The servers that ClientLibrariesIT has started, its keys for them, and what its model answers to what.

/** Answers by a model behind an API that has chats; all of the connections to it are in use at `busy`. */
export const url = variable("SERVICE_URL");
/** Answers by one that continues texts, whatever model is named. */
export const text = variable("TEXT_URL");
export const busy = variable("BUSY_URL");

export const model = variable("MODEL");
export const key = variable("KEY");
/** The key of somebody whose budget does not cover an answer. */
export const poorKey = variable("POOR_KEY");

export const hello = "Say hello to Tychicus.";
export const greeting = "Hello, Tychicus, and peace.";
/** Is answered without end. */
export const endless = "Tell Tychicus all.";
/** Is answered by a server that breaks off. */
export const breaksOff = "Break off, Tychicus.";
/** Is answered with a quotation of `passages` that is not theirs. */
export const quote = "What does Tychicus read in John 3:16?";
export const passages = [
  {
    id: "1",
    reference: "John 3:16",
    text: "For God so loved the world, that he gave his only born Son, that whoever believes in him should not perish, but have eternal life.",
  },
];
/** What is in the answer in place of the false quotation. */
export const repaired = '"For God so loved the world, that he gave his only born Son."';
export const cited = { title: "John 3:16", url: "urn:osis:John.3.16" };

export const ask = (question) => ({ model, messages: [{ role: "user", content: question }] });

/** `fetch`, which counts in `requests`. */
export function counting() {
  const counter = async (...request) => {
    counter.requests++;
    return fetch(...request);
  };
  counter.requests = 0;
  return counter;
}

/** The part of a text from a code point to another, as annotations count. */
export const part = (text, from, to) => Array.from(text).slice(from, to).join("");

function variable(name) {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: ClientLibrariesIT runs these tests`);
  }
  return value;
}
