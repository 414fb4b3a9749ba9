package org.scribes.textgen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running server, and shows its answer while it arrives. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description =
                "Ask a running server, and show the answer as it arrives, with the verdict on each quotation. Exit"
                        + " code 1 without an answer, or if something false is left in it.",
        footer = {"", "Example: scribes-textgen ask --passages passages.json What does John 3:16 say?"})
final class AskCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "The question.")
    private List<String> question = new ArrayList<>();

    @Option(names = "--url", paramLabel = "URL", description = "The server. By default the one of these settings.")
    @Nullable
    private URI url;

    @Option(names = "--key", paramLabel = "KEY", description = "The key. By default the variable SCRIBES_KEY.")
    @Nullable
    private String key;

    @Option(names = "--passages", paramLabel = "FILE", description = "A JSON list of passages, as for verify.")
    @Nullable
    private String passages;

    @Option(names = "--max-new-tokens", paramLabel = "N", description = "The most tokens of the answer.")
    @Nullable
    private Integer maxNewTokens;

    @Option(names = "--temperature", paramLabel = "T", description = "0 (greedy) to 2.")
    @Nullable
    private Double temperature;

    AskCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new CommandFailure("there is no server at " + server() + ": start one (serve), or give its --url");
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw problem(Output.mapper().readTree(body));
            }
            return show(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
        }
    }

    private URI server() {
        return url != null
                ? url
                : URI.create(context.settings().get(ServerConfig.class).url());
    }

    private HttpRequest request() throws JsonProcessingException {
        ObjectNode body = Output.mapper().createObjectNode().put("prompt", String.join(" ", question));
        if (passages != null) {
            body.set("passages", Output.mapper().readTree(context.text(passages)));
        }
        if (maxNewTokens != null) {
            body.put("max_new_tokens", maxNewTokens);
        }
        if (temperature != null) {
            body.put("temperature", temperature);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(HubConfig.below(server(), "/api/v1/generate/stream"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        String credential = key != null ? key : context.environment().getOrDefault("SCRIBES_KEY", "");
        if (!credential.isBlank()) {
            request.header("Authorization", "Bearer " + credential);
        }
        return request.build();
    }

    private static CommandFailure problem(JsonNode body) {
        return new CommandFailure(body.path("detail").asText("the server answered with an error")
                + (body.has("code") ? " (" + body.path("code").asText() + ")" : ""));
    }

    /** Reads the events of the stream, each of which has one line of data. */
    private int show(BufferedReader lines) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String event = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                JsonNode data = Output.mapper().readTree(line.substring("data: ".length()));
                switch (event) {
                    case "token" -> out.print(data.path("text").asText());
                    case "restart" ->
                        out.print("\n(begins anew: " + data.path("reason").asText() + ")\n");
                    case "error" -> {
                        out.println();
                        throw problem(data);
                    }
                    case "done" -> {
                        return end(data);
                    }
                    default -> {
                        // citations are in the last event, too
                    }
                }
                out.flush();
            }
        }
        out.println();
        throw new CommandFailure("the stream ended before the answer did");
    }

    private int end(JsonNode answer) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        boolean sound = true;
        for (JsonNode citation : answer.path("citations")) {
            sound &= print(citation);
        }
        answer.path("warnings").forEach(warning -> out.println("Warning: " + warning.asText()));
        JsonNode metadata = answer.path("metadata");
        out.println(metadata.path("model").asText() + ", "
                + metadata.path("tokens_generated").asText() + " tokens, "
                + metadata.path("latency_ms").asText() + " ms");
        return sound ? 0 : 1;
    }

    /** Whether what the answer shows there is true. */
    private boolean print(JsonNode citation) {
        String verdict = citation.path("verdict").asText();
        boolean verified = EnumNames.find(EnumSet.allOf(Verdict.class), verdict)
                .map(Verdict::sound)
                .orElse(false);
        boolean repaired = !citation.path("repaired_from").isNull()
                && !citation.path("repaired_from").isMissingNode();
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        String word = verified ? "@|green true |@" : repaired ? "@|yellow mended|@" : "@|red FALSE|@";
        String text = citation.path(verified ? "text" : "repaired_from")
                .asText(citation.path("text").asText());
        spec.commandLine()
                .getOut()
                .println(ansi.string(word)
                        + String.format(
                                "  %-15s %-9s %s",
                                verdict.replace('_', ' '), citation.path("kind").asText(), Output.oneLine(text)));
        return verified || repaired;
    }
}
