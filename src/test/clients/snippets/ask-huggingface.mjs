import { InferenceClient } from "@huggingface/inference";

// without retry_on_error: false, the library repeats a 503 of any server for ever
const client = new InferenceClient("", { endpointUrl: "http://localhost:9080", retry_on_error: false });
const question = {
  model: "scribes-tiny",
  messages: [{ role: "user", content: "What does John 3:16 say?" }],
  passages: [{ id: "1", reference: "John 3:16", text: "For God so loved the world, that he gave his only born Son." }],
};

const completion = await client.chatCompletion(question);
const { content, annotations } = completion.choices[0].message;
console.log(content);
console.log(annotations[0].url_citation.title, annotations[0].url_citation.url);

for await (const chunk of client.chatCompletionStream(question)) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? "");
}
console.log();
