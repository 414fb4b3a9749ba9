from openai import APIStatusError, OpenAI

client = OpenAI(base_url="http://localhost:9080/v1", api_key="none")
question = {
    "model": "scribes-tiny",
    "messages": [{"role": "user", "content": "What does John 3:16 say?"}],
    "extra_body": {"passages": [
        {"id": "1", "reference": "John 3:16", "text": "For God so loved the world, that he gave his only born Son."},
    ]},
}

completion = client.chat.completions.create(**question)
message = completion.choices[0].message
print(message.content)
for annotation in message.annotations:
    cited = annotation.url_citation
    print(cited.title, cited.url, message.content[cited.start_index : cited.end_index])
print(completion.scribes["grounding"], completion.scribes["warnings"])

# as a stream; the last chunk has `scribes`
for chunk in client.chat.completions.create(**question, stream=True):
    for choice in chunk.choices:
        print(choice.delta.content or "", end="", flush=True)
print()

try:
    client.chat.completions.create(**{**question, "model": "unknown"})
except APIStatusError as refused:
    print(refused.status_code, refused.code, refused.request_id)
