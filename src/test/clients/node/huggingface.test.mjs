// Hugging Face's client for JavaScript, at an endpoint of one's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { InferenceClient, InferenceClientProviderApiError } from "@huggingface/inference";
import * as service from "./service.mjs";

const client = (fetch = globalThis.fetch, key = service.key, endpointUrl = service.url) =>
  new InferenceClient(key, { endpointUrl, fetch });
const continuing = () => client(undefined, undefined, service.text);

async function refused(asked, status, fetch) {
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof InferenceClientProviderApiError, String(error));
    assert.equal(error.httpResponse.status, status);
    return true;
  });
  // it repeats a 503 at once and for ever, and nothing else
  assert.equal(fetch.requests, 1);
}

async function all(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

test("huggingface: chat answer is whole", async () => {
  const completion = await client().chatCompletion(service.ask(service.hello));
  assert.equal(completion.choices[0].message.content, service.greeting);
  assert.equal(completion.choices[0].finish_reason, "stop");
  assert.ok(completion.usage.total_tokens > 0);
});

test("huggingface: chat stream gives the whole answer", async () => {
  const chunks = await all(client().chatCompletionStream(service.ask(service.hello)));
  assert.equal(chunks.map((chunk) => chunk.choices[0].delta.content ?? "").join(""), service.greeting);
  assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
});

test("huggingface: text is continued", async () => {
  const asked = { model: service.model, inputs: service.hello, parameters: { max_new_tokens: 40 } };
  assert.equal((await continuing().textGeneration(asked)).generated_text, service.greeting);
});

// the model is then the address of the endpoint
test("huggingface: request without a model is answered where any model is", async () => {
  assert.equal((await continuing().textGeneration({ inputs: service.hello })).generated_text, service.greeting);
  const fetch = service.counting();
  await refused(client(fetch).chatCompletion({ messages: service.ask(service.hello).messages }), 404, fetch);
});

// this client streams texts by OpenAI's protocol, whatever its types say
test("huggingface: text is continued in a stream", async () => {
  const asked = { model: service.model, inputs: service.hello, parameters: { max_new_tokens: 40 } };
  const chunks = await all(continuing().textGenerationStream(asked));
  assert.equal(chunks.map((chunk) => chunk.choices[0].text).join(""), service.greeting);
});

// ClientLibrariesIT sees that the model stops
test("huggingface: stream that is aborted is left", async () => {
  const abort = new AbortController();
  const stream = client().chatCompletionStream(service.ask(service.endless), { signal: abort.signal });
  let chunks = 0;
  await assert.rejects(
    async () => {
      for await (const chunk of stream) {
        assert.ok(chunk.choices.length > 0);
        if (++chunks === 3) abort.abort();
      }
    },
    { name: "AbortError" },
  );
});

test("huggingface: wrong key is no authentication", async () => {
  const fetch = service.counting();
  await refused(client(fetch, "wrong").chatCompletion(service.ask(service.hello)), 401, fetch);
});

test("huggingface: unknown model is not found", async () => {
  const fetch = service.counting();
  const asked = { ...service.ask(service.hello), model: "nobody/nothing" };
  await refused(client(fetch).chatCompletion(asked), 404, fetch);
});

test("huggingface: overload is not repeated", async () => {
  const fetch = service.counting();
  const busy = client(fetch, service.key, service.busy);
  await refused(busy.chatCompletion(service.ask(service.hello)), 429, fetch);
});

test("huggingface: overload of a stream is not repeated", async () => {
  const fetch = service.counting();
  const busy = client(fetch, service.key, service.busy);
  await refused(all(busy.chatCompletionStream(service.ask(service.hello))), 429, fetch);
});

test("huggingface: spent budget is not repeated", async () => {
  const fetch = service.counting();
  await refused(client(fetch, service.poorKey).chatCompletion(service.ask(service.hello)), 429, fetch);
});

test("huggingface: server that breaks off ends the stream with an error", async () => {
  await assert.rejects(all(client().chatCompletionStream(service.ask(service.breaksOff))), InferenceClientProviderApiError);
});

test("huggingface: quotation is repaired and annotated", async () => {
  const completion = await client().chatCompletion({ ...service.ask(service.quote), passages: service.passages });
  const { content, annotations } = completion.choices[0].message;
  assert.ok(content.includes(service.repaired), content);
  assert.ok(annotations.length > 0);
  for (const { url_citation } of annotations) assert.equal(url_citation.url, service.cited.url);
});
