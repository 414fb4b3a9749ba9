"""The assistant's own step: a prompt and its passages in; answer, sources and metadata out. Python 3.9 or newer, no libraries.

python3 examples/python/assistant_service.py "What does John 3:16 say?"

Prints a JSON object. Ends with 0, or with 1 if its status is generation_failed.
"""

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request

# Beyond the 30 s in which the service itself answers or fails
TIMEOUT_S = 40.0
# A longer Retry-After, as of a spent budget, is not waited for
LONGEST_WAIT_S = 10.0
FRIENDLY = "I am sorry, I cannot answer this at the moment. Please try again later."

# Stands for what your own search found: all that the answer may quote
PASSAGES = [
    {
        "id": "1",
        "reference": "John 3:16",
        "text": "For God so loved the world, that he gave his only born Son, that whoever believes in him should not"
        " perish, but have eternal life.",
    },
    {
        "id": "2",
        "reference": "Romans 5:8",
        "text": "But God commends his own love toward us, in that while we were yet sinners, Christ died for us.",
    },
]


class AssistantService:
    """Asks the native API, since the status, the verdicts and the error codes are fields of its own there."""

    def __init__(self, url="http://localhost:9080", key=None, timeout_s=TIMEOUT_S):
        self._url = url.rstrip("/") + "/api/v1/generate"
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = "Bearer " + key
        self._timeout_s = timeout_s

    def generate(self, prompt, passages):
        """Returns status (ok, degraded or generation_failed), answer, sources and metadata, whatever the service does."""
        body = json.dumps({"prompt": prompt, "passages": passages}).encode()
        try:
            try:
                return succeeded(self._post(body), passages)
            except urllib.error.HTTPError as refused:
                wait_s = retry_after_s(refused)
                if wait_s is None or wait_s > LONGEST_WAIT_S:
                    raise
                time.sleep(wait_s)
                return succeeded(self._post(body), passages)
        except urllib.error.HTTPError as refused:
            return failed(problem(refused))
        except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError) as broken:
            # no connection, a timeout, or no answer of this service
            return failed({"code": "NO_ANSWER", "detail": type(broken).__name__})

    def _post(self, body):
        request = urllib.request.Request(self._url, body, self._headers)
        with urllib.request.urlopen(request, timeout=self._timeout_s) as response:
            return json.load(response)


def succeeded(body, passages):
    return {
        "status": body["status"],
        "answer": body["answer"],
        "sources": sources(body["citations"], passages),
        # warnings are fit to be shown beside the answer
        "metadata": {**body["metadata"], "warnings": body["warnings"]},
    }


def failed(metadata):
    return {"status": "generation_failed", "answer": FRIENDLY, "sources": [], "metadata": metadata}


def sources(citations, passages):
    """The passages that the answer cites, in the order of their first citation."""
    cited = dict.fromkeys(source["passage"] for citation in citations for source in citation["sources"])
    references = {passage["id"]: passage["reference"] for passage in passages}
    return [{"id": id, "reference": references[id]} for id in cited if id in references]


def retry_after_s(refused):
    """The seconds of Retry-After; None without them."""
    value = refused.headers.get("Retry-After", "")
    return float(value) if value.isdecimal() else None


def problem(refused):
    """What is told of a refusal: no more than its status if the body is no problem of this service."""
    try:
        body = json.load(refused)
        return {name: body[name] for name in ("code", "detail", "request_id")}
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError):
        return {"code": "NO_ANSWER", "detail": "status %d" % refused.code}


def main():
    if len(sys.argv) != 2:
        print('usage: assistant_service.py "What does John 3:16 say?"', file=sys.stderr)
        sys.exit(2)
    service = AssistantService(
        os.environ.get("SCRIBES_URL", "http://localhost:9080"),
        os.environ.get("SCRIBES_KEY"),
        float(os.environ.get("SCRIBES_TIMEOUT", TIMEOUT_S)),
    )
    result = service.generate(sys.argv[1], PASSAGES)
    print(json.dumps(result, indent=2, ensure_ascii=False))
    sys.exit(1 if result["status"] == "generation_failed" else 0)


if __name__ == "__main__":
    main()
