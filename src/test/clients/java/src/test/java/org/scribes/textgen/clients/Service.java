package org.scribes.textgen.clients;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers that ClientLibrariesIT has started, its keys for them, and what its model answers to what. */
final class Service {
    /** Answers by a model behind an API that has chats. */
    static final String URL = variable("SERVICE_URL");
    /** Answers by one that continues texts, whatever model is named. */
    static final String TEXT = variable("TEXT_URL");
    /** All of its connections to its model are in use. */
    static final String BUSY = variable("BUSY_URL");
    /** Answers by a model of its own. */
    static final String LOCAL = variable("LOCAL_URL");

    static final String LOCAL_MODEL = "scribes-tiny";
    static final String MODEL = variable("MODEL");
    static final String KEY = variable("KEY");
    /** The key of somebody whose budget does not cover an answer. */
    static final String POOR_KEY = variable("POOR_KEY");

    /** Is answered with {@link #GREETING}. */
    static final String HELLO = "Say hello to Tychicus.";

    static final String GREETING = "Hello, Tychicus, and peace.";

    /** Is answered without end. */
    static final String ENDLESS = "Tell Tychicus all.";

    /** Is answered by a server that breaks off. */
    static final String BREAKS_OFF = "Break off, Tychicus.";

    /** Is answered with a quotation of {@link #PASSAGES} that is not theirs. */
    static final String QUOTE = "What does Tychicus read in John 3:16?";

    static final List<Map<String, String>> PASSAGES = List.of(Map.of(
            "id",
            "1",
            "reference",
            "John 3:16",
            "text",
            "For God so loved the world, that he gave his only born Son, that whoever believes in him should not perish,"
                    + " but have eternal life."));

    /** What is in the answer in place of the false quotation. */
    static final String REPAIRED = "\"For God so loved the world, that he gave his only born Son.\"";

    static final String CITED_TITLE = "John 3:16";
    static final String CITED_URL = "urn:osis:John.3.16";

    private Service() {}

    /** The part of a text from a code point to another, as annotations count. */
    static String part(String text, long from, long to) {
        return text.substring(
                text.offsetByCodePoints(0, Math.toIntExact(from)), text.offsetByCodePoints(0, Math.toIntExact(to)));
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set: ClientLibrariesIT runs these tests"));
    }
}
