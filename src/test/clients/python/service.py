"""The servers that ClientLibrariesIT has started, its keys for them, and what its model answers to what."""
import os

# Answers by a model behind an API that has chats; all of the connections to it are in use at BUSY
URL = os.environ["SERVICE_URL"]
# Answers by one that continues texts, whatever model is named
TEXT = os.environ["TEXT_URL"]
BUSY = os.environ["BUSY_URL"]
MODEL = os.environ["MODEL"]
KEY = os.environ["KEY"]
# The key of somebody whose budget does not cover an answer
POOR_KEY = os.environ["POOR_KEY"]

HELLO = "Say hello to Tychicus."
GREETING = "Hello, Tychicus, and peace."
# Is answered without end
ENDLESS = "Tell Tychicus all."
# Is answered by a server that breaks off
BREAKS_OFF = "Break off, Tychicus."
# Is answered with a quotation of PASSAGES that is not theirs
QUOTE = "What does Tychicus read in John 3:16?"
PASSAGES = [
    {
        "id": "1",
        "reference": "John 3:16",
        "text": "For God so loved the world, that he gave his only born Son, that whoever believes in him should not perish,"
        " but have eternal life.",
    }
]
# What is in the answer in place of the false quotation
REPAIRED = '"For God so loved the world, that he gave his only born Son."'
CITED_TITLE = "John 3:16"
CITED_URL = "urn:osis:John.3.16"


def ask(question):
    return [{"role": "user", "content": question}]
