const response = await fetch("http://localhost:9080/api/v1/generate/stream", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    prompt: "What does John 3:16 say?",
    passages: [{ id: "1", reference: "John 3:16", text: "For God so loved the world, that he gave his only born Son." }],
  }),
});
// refused before the stream began: the body is a problem
if (!response.ok) throw new Error(await response.text());

let done;
for await (const { event, data } of events(response.body)) {
  if (event === "token") console.log("text", data.text);
  if (event === "citation") console.log("citation", data.verdict, data.text);
  if (event === "restart") console.log("another answer begins: discard the text so far");
  if (event === "error") throw new Error(data.detail);
  if (event === "done") done = data;
}
if (!done) throw new Error("the connection broke before done or error");
console.log("answer", done.answer);

/** The server-sent events of a body; EventSource cannot send a POST. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let event = "";
  let data = "";
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith("event:")) {
        event = line.slice("event:".length).trim();
      } else if (line.startsWith("data:")) {
        data += line.slice("data:".length).trim();
      } else if (line === "" && data !== "") {
        yield { event, data: JSON.parse(data) };
        event = data = "";
      }
      // a line that begins with a colon is a comment, which keeps the connection open
    }
  }
}
