import OpenAI from "openai";

const client = new OpenAI({ baseURL: "http://localhost:9080/v1", apiKey: "none" });
const question = {
  model: "scribes-tiny",
  messages: [{ role: "user", content: "What does John 3:16 say?" }],
  passages: [{ id: "1", reference: "John 3:16", text: "For God so loved the world, that he gave his only born Son." }],
};

const completion = await client.chat.completions.create(question);
const { content, annotations } = completion.choices[0].message;
console.log(content);
for (const { url_citation: cited } of annotations) {
  // offsets count code points
  console.log(cited.title, cited.url, Array.from(content).slice(cited.start_index, cited.end_index).join(""));
}
console.log(completion.scribes.grounding, completion.scribes.warnings);

// as a stream; the last chunk has `scribes`
for await (const chunk of await client.chat.completions.create({ ...question, stream: true })) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? "");
}
console.log();

try {
  await client.chat.completions.create({ ...question, model: "unknown" });
} catch (refused) {
  if (!(refused instanceof OpenAI.APIError)) throw refused;
  console.log(refused.status, refused.code, refused.requestID);
}
