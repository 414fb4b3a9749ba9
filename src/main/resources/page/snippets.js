// A request as a program in a language, which sends exactly that request and prints the answer.

import {javaScriptLiteral, javaString, javaText, json, pythonLiteral, shellWord} from './literals.js';

/**
 * Each is a function (origin, body, hasKey) → text. With hasKey the program reads an API key from the environment variable
 * TEXTGEN_API_KEY. If the service refuses, the program prints why and fails.
 */
export const snippets = {curl, Python: python, JavaScript: javaScript, Java: java};

const PATH = '/api/v1/generate';

/** For bash, zsh and other POSIX shells. No line of the JSON can be the word that ends it. */
function curl(origin, body, hasKey) {
  const key = hasKey ? '-H "Authorization: Bearer $TEXTGEN_API_KEY" \\\n  ' : '';
  return `curl --fail-with-body ${shellWord(origin + PATH)} \\
  -H 'Content-Type: application/json' \\
  ${key}--data-binary @- <<'JSON'
${json(body)}
JSON
`;
}

/** For Python 3.7 or newer, with its standard library only. */
function python(origin, body, hasKey) {
  const key = hasKey ? ',\n             "Authorization": "Bearer " + os.environ["TEXTGEN_API_KEY"]' : '';
  return `import json
${hasKey ? 'import os\n' : ''}import sys
import urllib.error
import urllib.request

body = ${pythonLiteral(body)}

request = urllib.request.Request(
    ${pythonLiteral(origin + PATH)},
    data=json.dumps(body).encode(),
    headers={"Content-Type": "application/json"${key}})
try:
    with urllib.request.urlopen(request) as response:
        sys.stdout.reconfigure(encoding="utf-8")
        print(json.load(response)["answer"])
except urllib.error.HTTPError as error:
    sys.exit(json.load(error)["detail"])
`;
}

/** For Node.js 18 or newer, in a file whose name ends with .mjs. */
function javaScript(origin, body, hasKey) {
  const key = hasKey ? ',\n    Authorization: `Bearer ${process.env.TEXTGEN_API_KEY}`' : '';
  return `const body = ${javaScriptLiteral(body)};

const response = await fetch(${javaScriptLiteral(origin + PATH)}, {
  method: "POST",
  headers: {
    "Content-Type": "application/json"${key},
  },
  body: JSON.stringify(body),
});
const result = await response.json();
if (response.ok) {
  console.log(result.answer);
} else {
  console.error(result.detail);
  process.exitCode = 1;
}
`;
}

/** For Java 17 or newer, with its standard library only. */
function java(origin, body, hasKey) {
  const key = hasKey ? '\n                .header("Authorization", "Bearer " + System.getenv("TEXTGEN_API_KEY"))' : '';
  return `import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Save it as Ask.java, and run it: java Ask.java */
class Ask {
    static final String BODY = ${javaText(json(body), '            ')};

    public static void main(String[] arguments) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(${javaString(origin + PATH)}))
                .header("Content-Type", "application/json")${key}
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            System.err.println(text(response.body(), "detail"));
            System.exit(1);
        }
        new PrintStream(System.out, true, UTF_8).println(text(response.body(), "answer"));
    }
${JAVA_TEXT}}
`;
}

const JAVA_TEXT = String.raw`
    /** The text of a field of JSON. A program with a JSON library uses that. */
    static String text(String json, String field) {
        Matcher start = Pattern.compile("\"" + field + "\"\\s*:\\s*\"").matcher(json);
        if (!start.find()) {
            return json;
        }
        StringBuilder text = new StringBuilder();
        for (int i = start.end(); json.charAt(i) != '"'; i++) {
            char next = json.charAt(i) == '\\' ? json.charAt(++i) : 0;
            switch (next) {
                case 0 -> text.append(json.charAt(i));
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(next);
            }
        }
        return text.toString();
    }
`;
