package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What servers send, in their own forms. */
public final class Events {
    public static final String DONE = "data: [DONE]\n\n";

    private static final int SHORT_PIECE = 3;

    private Events() {}

    /** An event of OpenAI's chat stream. */
    public static String token(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}\n\n";
    }

    /** The event that ends an answer. */
    public static String finish(String reason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}\n\n";
    }

    /** The event that counts. */
    public static String usage(int input, int generated) {
        return "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + generated
                + "}}\n\n";
    }

    /** A whole chat stream. */
    public static String stream(List<String> tokens) {
        return tokens.stream().map(Events::token).collect(Collectors.joining())
                + finish("stop")
                + usage(7, tokens.size() + 1)
                + DONE;
    }

    /** A whole chat answer. */
    public static String whole(String text) {
        return "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5}}";
    }

    /** Different texts, each a token. */
    public static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i + " ").toList();
    }

    /** Sends a whole stream, an event a chunk. */
    public static TestingUpstream.Behaviour streaming(List<String> tokens) {
        return (request, connection) -> {
            connection.stream();
            for (String token : tokens) {
                connection.chunk(token(token));
            }
            connection
                    .chunk(finish("stop"))
                    .chunk(usage(7, tokens.size() + 1))
                    .chunk(DONE)
                    .end();
        };
    }

    /** Sends a text as a stream, in pieces that are shorter than most words. */
    public static TestingUpstream.Behaviour saying(String text) {
        int[] codePoints = text.codePoints().toArray();
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < codePoints.length; at += SHORT_PIECE) {
            pieces.add(escaped(new String(codePoints, at, Math.min(SHORT_PIECE, codePoints.length - at))));
        }
        return streaming(pieces);
    }

    /** As the text stands between the quotation marks of JSON. */
    public static String escaped(String text) {
        String json = TextNode.valueOf(text).toString();
        return json.substring(1, json.length() - 1);
    }

    /** Sends a whole stream in one piece. */
    public static TestingUpstream.Behaviour atOnce(List<String> tokens) {
        String stream = stream(tokens);
        return (request, connection) -> connection.whole(200, "text/event-stream", stream);
    }

    /** Answers with a status and a body of JSON. */
    public static TestingUpstream.Behaviour status(int status, String body, String... headers) {
        return (request, connection) -> connection.whole(status, "application/json", body, headers);
    }
}
