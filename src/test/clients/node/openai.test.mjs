// OpenAI's own client for JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import * as service from "./service.mjs";

const client = (options) => new OpenAI({ baseURL: `${service.url}/v1`, apiKey: service.key, ...options });

test("openai: models have the model of the service", async () => {
  const ids = [];
  for await (const model of client().models.list()) ids.push(model.id);
  assert.ok(ids.includes(service.model));
  assert.equal((await client().models.retrieve(service.model)).id, service.model);
});

test("openai: answer is whole", async () => {
  const completion = await client().chat.completions.create(service.ask(service.hello));
  assert.equal(completion.choices[0].message.content, service.greeting);
  assert.equal(completion.choices[0].message.role, "assistant");
  assert.equal(completion.choices[0].finish_reason, "stop");
  assert.equal(completion.object, "chat.completion");
  assert.ok(Number.isInteger(completion.created));
  assert.ok(completion.usage.total_tokens > 0);
});

test("openai: stream gives the whole answer", async () => {
  const stream = await client().chat.completions.create({ ...service.ask(service.hello), stream: true });
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  assert.equal(chunks.map((chunk) => chunk.choices[0].delta.content ?? "").join(""), service.greeting);
  assert.equal(chunks[0].choices[0].delta.role, "assistant");
  assert.deepEqual(chunks.slice(0, -1).map((chunk) => chunk.choices[0].finish_reason).filter((reason) => reason !== null), []);
  assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
});

test("openai: helper for streams puts an answer and its usage together", async () => {
  const stream = client().chat.completions.stream({
    ...service.ask(service.hello),
    stream_options: { include_usage: true },
  });
  assert.equal(await stream.finalContent(), service.greeting);
  assert.ok((await stream.totalUsage()).total_tokens > 0);
});

// ClientLibrariesIT sees that the model stops
test("openai: stream that is aborted is left", async () => {
  const stream = await client().chat.completions.create({ ...service.ask(service.endless), stream: true });
  let chunks = 0;
  for await (const chunk of stream) {
    assert.ok(chunk.choices.length > 0);
    if (++chunks === 3) stream.controller.abort();
  }
  assert.ok(chunks >= 3);
});

test("openai: wrong key is no authentication", async () => {
  const fetch = service.counting();
  await assert.rejects(client({ apiKey: "wrong", fetch }).chat.completions.create(service.ask(service.hello)), (error) => {
    assert.ok(error instanceof OpenAI.AuthenticationError);
    assert.equal(error.code, "invalid_api_key");
    assert.ok(error.requestID);
    return true;
  });
  assert.equal(fetch.requests, 1);
});

test("openai: unknown model is not found", async () => {
  const asked = client().chat.completions.create({ ...service.ask(service.hello), model: "nobody/nothing" });
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof OpenAI.NotFoundError);
    assert.equal(error.code, "model_not_found");
    return true;
  });
});

test("openai: field that cannot be honoured is refused by name", async () => {
  const asked = client().chat.completions.create({
    ...service.ask(service.hello),
    response_format: { type: "json_object" },
  });
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.equal(error.type, "invalid_request_error");
    assert.match(error.param, /^response_format/);
    return true;
  });
});

test("openai: overload is repeated twice, after the time that the server says", async () => {
  const fetch = service.counting();
  const begin = Date.now();
  await assert.rejects(
    client({ baseURL: `${service.busy}/v1`, fetch }).chat.completions.create(service.ask(service.hello)),
    (error) => {
      assert.ok(error instanceof OpenAI.RateLimitError);
      assert.ok(Number(error.headers.get("retry-after")) >= 1);
      return true;
    },
  );
  assert.equal(fetch.requests, 3);
  assert.ok(Date.now() - begin >= 2000);
});

test("openai: spent budget is not repeated", async () => {
  const fetch = service.counting();
  const asked = client({ apiKey: service.poorKey, fetch }).chat.completions.create(service.ask(service.hello));
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof OpenAI.RateLimitError);
    assert.equal(error.code, "insufficient_quota");
    assert.equal(error.type, "insufficient_quota");
    assert.equal(error.headers.get("x-should-retry"), "false");
    return true;
  });
  assert.equal(fetch.requests, 1);
});

test("openai: server that breaks off ends the stream with an error", async () => {
  const stream = await client().chat.completions.create({ ...service.ask(service.breaksOff), stream: true });
  await assert.rejects(
    async () => {
      for await (const chunk of stream) assert.ok(chunk.choices.length > 0);
    },
    (error) => {
      assert.ok(error instanceof OpenAI.APIError);
      assert.ok(error.type);
      return true;
    },
  );
});

test("openai: quotation is repaired and annotated", async () => {
  const completion = await client().chat.completions.create({
    ...service.ask(service.quote),
    passages: service.passages,
  });
  const { content, annotations } = completion.choices[0].message;
  assert.ok(content.includes(service.repaired), content);
  for (const { type, url_citation } of annotations) {
    assert.equal(type, "url_citation");
    assert.equal(url_citation.title, service.cited.title);
    assert.equal(url_citation.url, service.cited.url);
  }
  const parts = annotations.map((one) => service.part(content, one.url_citation.start_index, one.url_citation.end_index));
  assert.ok(parts.some((text) => text.includes("his only born Son")), parts.join(" | "));
  assert.ok(completion.scribes.citations.length > 0);
});

test("openai: annotations are in the deltas of a stream", async () => {
  const stream = await client().chat.completions.create({
    ...service.ask(service.quote),
    passages: service.passages,
    stream: true,
  });
  const annotations = [];
  let content = "";
  let last;
  for await (const chunk of stream) {
    content += chunk.choices[0]?.delta.content ?? "";
    annotations.push(...(chunk.choices[0]?.delta.annotations ?? []));
    last = chunk;
  }
  assert.ok(content.includes(service.repaired), content);
  assert.ok(annotations.some((one) => one.url_citation.url === service.cited.url));
  assert.ok(last.scribes.citations.length > 0);
});

test("openai: response is whole and streamed", async () => {
  const asked = { model: service.model, input: service.hello };
  assert.equal((await client().responses.create(asked)).output_text, service.greeting);
  const stream = client().responses.stream(asked);
  const numbers = [];
  for await (const event of stream) numbers.push(event.sequence_number);
  assert.deepEqual(numbers, numbers.map((_, index) => numbers[0] + index));
  assert.equal((await stream.finalResponse()).output_text, service.greeting);
});

test("openai: address with a doubled slash is found", async () => {
  const page = await client({ baseURL: `${service.url}/v1/` }).get("//models");
  assert.ok(page.data.some((model) => model.id === service.model));
});
