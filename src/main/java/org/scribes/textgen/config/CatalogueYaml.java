package org.scribes.textgen.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML 1.2 into nodes that know their lines. No value of the text becomes an object of a class that it names. */
final class CatalogueYaml {
    private static final int MAX_ALIASES = 50;
    /** The composer calls itself for each level. */
    private static final int MAX_DEPTH = 20;

    /** Words of the parser's messages, which may quote the text, and what is said in place of them. */
    private static final Map<String, String> PROBLEMS = problems();

    private CatalogueYaml() {}

    /**
     * The root of the only document in {@code text}; empty if there is none.
     *
     * @param file the name to begin messages with
     * @throws ConfigurationException if the text is not YAML, without any word of it
     */
    static Optional<Node> parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            requireFlat(file, new Parse(settings).parseString(text));
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw refused(file + place, e.getProblem() + " " + e.getContext());
        } catch (ReaderException e) {
            throw refused(file + ", character " + e.getPosition(), "special characters");
        } catch (YamlEngineException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    private static void requireFlat(String file, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MAX_DEPTH) {
                throw new ConfigurationException(file + " nests lists and maps more than " + MAX_DEPTH + " deep");
            }
        }
    }

    private static ConfigurationException refused(String place, String words) {
        return new ConfigurationException(place + ": not YAML: "
                + PROBLEMS.entrySet().stream()
                        .filter(entry -> words.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("look at this line and the one above"));
    }

    private static Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        problems.put("TAB", "a tab is in the indentation; use spaces");
        problems.put(
                "mapping values are not allowed", "a colon that begins no value: check the indentation, or use quotes");
        problems.put("while scanning a quoted scalar", "a quote is not closed");
        problems.put("flow mapping", "{ is not closed, a comma is missing, or a value such as ${NAME} needs quotes");
        problems.put("flow sequence", "[ is not closed, or a comma is missing");
        problems.put("<block end>", "the indentation differs from the lines above");
        problems.put("could not find expected ':'", "a colon is missing after a key");
        problems.put("undefined alias", "an alias (*) without its anchor (&)");
        problems.put("aliases", "too many aliases");
        problems.put("single document", "more than one document (---)");
        problems.put("special characters", "a control character");
        problems.put("cannot start any token", "a character that needs quotes");
        problems.put("escape", "a \\ in double quotes that stands for nothing; use single quotes");
        return problems;
    }
}
