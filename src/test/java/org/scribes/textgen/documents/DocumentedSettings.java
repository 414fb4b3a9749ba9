package org.scribes.textgen.documents;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.SettingsReport;
import org.scribes.textgen.domain.Mode;

/** Environment variables that a document gives the service. */
final class DocumentedSettings {
    /** Words of a paragraph or heading that say what answers; the first one of them counts. */
    private static final Pattern ANSWERING =
            Pattern.compile("(?i)hosted models|\\bserver\\b|\\bprotocol\\b|checkpoint|\\bGPU\\b|extractive");

    private static final String CATALOGUE = "TEXTGEN_CATALOGUE";

    private final Map<String, String> variables;
    private final SettingsReport report;

    DocumentedSettings(Map<String, String> variables) {
        this.variables = variables;
        Map<String, String> known = new HashMap<>(variables);
        known.remove(CATALOGUE); // the reader's own file, which CatalogueFileTest reads in its place
        this.report = new SettingsReport(config(known));
    }

    private static Config config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, 300))
                .build();
    }

    /** What the service would refuse or not know, and another backend than the document says. */
    List<String> problems(String lead, String heading) {
        List<String> problems = new ArrayList<>(report.problems());
        problems.addAll(report.unknown());
        variables.keySet().stream()
                .filter(name -> SettingsReport.property(name).isEmpty())
                .forEach(name -> problems.add(name + " is no property of the service"));
        if (problems.isEmpty()) {
            Mode first = report.get(BackendsConfig.class).order().get(0);
            said(lead)
                    .or(() -> said(heading))
                    .filter(said -> said != first)
                    .ifPresent(said -> problems.add(first + " would answer, not " + said));
        }
        return problems;
    }

    private static Optional<Mode> said(String text) {
        return ANSWERING
                .matcher(text)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .map(DocumentedSettings::mode);
    }

    private static Mode mode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "hosted models", "server", "protocol" -> Mode.API;
            case "extractive" -> Mode.EXTRACTIVE;
            default -> Mode.LOCAL;
        };
    }
}
