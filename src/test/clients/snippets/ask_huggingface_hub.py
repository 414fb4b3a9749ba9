from huggingface_hub import InferenceClient

passage = "For God so loved the world, that he gave his only born Son."
question = "What does John 3:16 say?"

# text-generation-inference's protocol: the prompt goes to the model as it is, in the model's own
# format (this is scribes-tiny's), and passages are found in it
client = InferenceClient(model="http://localhost:9080")
prompt = f"<|system|>Answer only from the passages.\n<|context|>\n[1] John 3:16: {passage}\n<|user|>{question}\n<|assistant|>"
print(client.text_generation(prompt, max_new_tokens=60))
for text in client.text_generation(prompt, max_new_tokens=60, stream=True):
    print(text, end="", flush=True)
print()

# OpenAI's protocol: name the model here, since the library says "dummy" otherwise
client = InferenceClient(base_url="http://localhost:9080")
completion = client.chat_completion(
    [{"role": "user", "content": question}],
    model="scribes-tiny",
    extra_body={"passages": [{"id": "1", "reference": "John 3:16", "text": passage}]},
)
print(completion.choices[0].message.content)
print(completion.scribes["citations"])
