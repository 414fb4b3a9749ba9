"""Hugging Face's client for Python, which speaks text-generation-inference's protocol to an address of one's own."""
import unittest

from huggingface_hub import InferenceClient
from huggingface_hub.errors import HfHubHTTPError, OverloadedError, TextGenerationError, ValidationError

import service


class HuggingFaceHubTest(unittest.TestCase):
    def client(self, server=service.TEXT, key=service.KEY):
        client = InferenceClient(model=server, token=key, timeout=20)
        self.addCleanup(client.exit_stack.close)
        return client

    def test_text_is_continued(self):
        self.assertEqual(service.GREETING, self.client().text_generation(service.HELLO, max_new_tokens=40))

    def test_details_are_whole(self):
        output = self.client().text_generation(service.HELLO, max_new_tokens=40, details=True)

        self.assertEqual(service.GREETING, output.generated_text)
        self.assertIn(output.details.finish_reason, ("length", "eos_token", "stop_sequence"))
        self.assertGreater(output.details.generated_tokens, 0)

    def test_stream_gives_the_whole_text(self):
        self.assertEqual(service.GREETING, "".join(self.client().text_generation(service.HELLO, stream=True)))

    def test_stream_gives_details_at_its_end(self):
        events = list(self.client().text_generation(service.HELLO, stream=True, details=True))

        self.assertEqual(service.GREETING, events[-1].generated_text)
        self.assertGreater(events[-1].details.generated_tokens, 0)
        self.assertTrue(all(event.generated_text is None for event in events[:-1]))

    def test_stream_that_is_closed_is_left(self):
        client = self.client()
        stream = client.text_generation(service.ENDLESS, stream=True)
        for _ in range(3):
            next(stream)
        client.exit_stack.close()

    def test_wrong_key_is_no_authentication(self):
        with self.assertRaises(HfHubHTTPError) as refused:
            self.client(key="wrong").text_generation(service.HELLO)

        self.assertEqual(401, refused.exception.response.status_code)

    def test_parameter_that_cannot_be_honoured_is_refused_by_name(self):
        with self.assertRaises(ValidationError) as refused:
            self.client().text_generation(service.HELLO, best_of=2, do_sample=True, watermark=True)

        self.assertRegex(str(refused.exception), "best_of|watermark")

    def test_overload_is_told(self):
        with self.assertRaises(OverloadedError):
            self.client(service.BUSY).text_generation(service.HELLO)

    def test_spent_budget_is_told(self):
        with self.assertRaises((HfHubHTTPError, TextGenerationError)) as refused:
            self.client(service.URL, service.POOR_KEY).text_generation(service.HELLO)

        self.assertIn("budget", str(refused.exception))

    def test_server_that_breaks_off_ends_the_stream_with_an_error(self):
        with self.assertRaises(TextGenerationError):
            list(self.client().text_generation(service.BREAKS_OFF, stream=True))

    def test_chat_is_whole_and_streamed(self):
        client = InferenceClient(base_url=service.URL, token=service.KEY, timeout=20)
        self.addCleanup(client.exit_stack.close)

        completion = client.chat_completion(service.ask(service.HELLO), model=service.MODEL)
        self.assertEqual(service.GREETING, completion.choices[0].message.content)
        stream = client.chat_completion(service.ask(service.HELLO), model=service.MODEL, stream=True)
        self.assertEqual(service.GREETING, "".join(chunk.choices[0].delta.content or "" for chunk in stream))

    def test_chat_without_a_model_is_refused(self):
        with self.assertRaises(HfHubHTTPError) as refused:
            self.client(service.URL).chat_completion(service.ask(service.HELLO))

        self.assertEqual(404, refused.exception.response.status_code)


if __name__ == "__main__":
    unittest.main()
