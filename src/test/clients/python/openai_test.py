"""OpenAI's own client for Python."""
import unittest

import openai

import service


class OpenAiTest(unittest.TestCase):
    def client(self, server=service.URL, key=service.KEY):
        client = openai.OpenAI(base_url=server + "/v1", api_key=key, timeout=20)
        self.addCleanup(client.close)
        return client

    def create(self, question=service.HELLO, model=service.MODEL, client=None, **options):
        completions = (client or self.client()).chat.completions
        return completions.create(model=model, messages=service.ask(question), **options)

    def test_models_have_the_model_of_the_service(self):
        self.assertIn(service.MODEL, [model.id for model in self.client().models.list()])

    def test_answer_is_whole(self):
        completion = self.create()

        self.assertEqual(service.GREETING, completion.choices[0].message.content)
        self.assertEqual("stop", completion.choices[0].finish_reason)
        self.assertGreater(completion.usage.total_tokens, 0)

    def test_stream_gives_the_whole_answer_and_its_usage(self):
        with self.create(stream=True, stream_options={"include_usage": True}) as stream:
            chunks = list(stream)

        *parts, usage = chunks
        self.assertEqual(service.GREETING, "".join(chunk.choices[0].delta.content or "" for chunk in parts))
        self.assertEqual("assistant", chunks[0].choices[0].delta.role)
        self.assertEqual("stop", parts[-1].choices[0].finish_reason)
        self.assertEqual([], usage.choices)
        self.assertGreater(usage.usage.completion_tokens, 0)

    def test_stream_that_is_closed_is_left(self):
        with self.create(service.ENDLESS, stream=True) as stream:
            for _ in range(3):
                self.assertTrue(next(stream).choices)

    def test_wrong_key_is_no_authentication(self):
        with self.assertRaises(openai.AuthenticationError) as refused:
            self.create(client=self.client(key="wrong"))

        self.assertEqual("invalid_api_key", refused.exception.code)

    def test_unknown_model_is_not_found(self):
        with self.assertRaises(openai.NotFoundError) as refused:
            self.create(model="nobody/nothing")

        self.assertEqual("model_not_found", refused.exception.code)

    def test_overload_is_repeated_twice(self):
        client = self.client(service.BUSY)

        with self.assertRaises(openai.RateLimitError) as refused:
            self.create(client=client)

        self.assertGreaterEqual(int(refused.exception.response.headers["retry-after"]), 1)
        self.assertEqual("2", refused.exception.request.headers["x-stainless-retry-count"])

    def test_spent_budget_is_not_repeated(self):
        with self.assertRaises(openai.RateLimitError) as refused:
            self.create(client=self.client(key=service.POOR_KEY))

        self.assertEqual("insufficient_quota", refused.exception.code)
        self.assertEqual("0", refused.exception.request.headers["x-stainless-retry-count"])

    def test_server_that_breaks_off_ends_the_stream_with_an_error(self):
        with self.create(service.BREAKS_OFF, stream=True) as stream:
            with self.assertRaises(openai.APIError) as broken:
                list(stream)

        self.assertTrue(broken.exception.type)

    def test_quotation_is_repaired_and_annotated(self):
        completion = self.create(service.QUOTE, extra_body={"passages": service.PASSAGES})

        message = completion.choices[0].message
        self.assertIn(service.REPAIRED, message.content)
        citations = [annotation.url_citation for annotation in message.annotations]
        self.assertEqual({service.CITED_TITLE}, {citation.title for citation in citations})
        self.assertEqual({service.CITED_URL}, {citation.url for citation in citations})
        # strings of Python count code points, as the annotations do
        parts = [message.content[citation.start_index : citation.end_index] for citation in citations]
        self.assertTrue(any("his only born Son" in part for part in parts), parts)
        self.assertTrue(completion.scribes["citations"])

    def test_annotations_are_in_the_deltas_of_a_stream(self):
        with self.create(service.QUOTE, extra_body={"passages": service.PASSAGES}, stream=True) as stream:
            deltas = [chunk.choices[0].delta for chunk in stream if chunk.choices]

        self.assertIn(service.REPAIRED, "".join(delta.content or "" for delta in deltas))
        urls = [one["url_citation"]["url"] for delta in deltas for one in getattr(delta, "annotations", None) or []]
        self.assertIn(service.CITED_URL, urls)

    def test_response_is_whole(self):
        response = self.client().responses.create(model=service.MODEL, input=service.HELLO)

        self.assertEqual(service.GREETING, response.output_text)


if __name__ == "__main__":
    unittest.main()
