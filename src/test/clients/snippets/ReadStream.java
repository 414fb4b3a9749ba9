import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class ReadStream {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String server = arguments.length > 0 ? arguments[0] : "http://localhost:9080";
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/generate/stream"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"prompt": "What does John 3:16 say?",
                         "passages": [{"id": "1", "reference": "John 3:16",
                                       "text": "For God so loved the world, that he gave his only born Son."}]}
                        """))
                .build();
        HttpResponse<Stream<String>> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                // refused before the stream began: the body is a problem
                throw new IOException(lines.reduce("", String::concat));
            }
            read(lines.iterator());
        }
    }

    /** Reads events: lines "event: name" and "data: JSON", then an empty line. */
    static void read(Iterator<String> lines) throws IOException {
        String event = "";
        StringBuilder data = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                if (handle(event, data.toString())) {
                    return;
                }
                event = "";
                data.setLength(0);
            }
            // a line that begins with a colon is a comment, which keeps the connection open
        }
        throw new IOException("the connection broke before done or error");
    }

    /** Returns whether the event is the last one. */
    static boolean handle(String event, String data) throws IOException {
        switch (event) {
            case "token" -> System.out.print(text(data));
            case "citation" -> System.out.println("\n[citation] " + data);
            case "restart" -> System.out.println("\n[another answer begins: discard the text so far]");
            case "done" -> System.out.println("\n[done] " + data);
            case "error" -> throw new IOException(data);
            default -> { } // an event of a later version
        }
        return event.equals("done");
    }

    /** The text of {"text":"..."}. A program with a JSON library uses that. */
    static String text(String data) {
        String quoted = data.substring(data.indexOf(":\"") + 2, data.lastIndexOf('"'));
        return Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))").matcher(quoted).replaceAll(escape -> {
            String character = escape.group(1) != null
                    ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                    : ("\\" + escape.group(2)).replace("\\/", "/").translateEscapes();
            return Matcher.quoteReplacement(character);
        });
    }
}
