package org.scribes.textgen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.TextLanguage;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.store.ReferenceLanguageFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds references to the Bible. */
@Command(
        name = "references",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true,
        description = "Find references to the Bible in texts. Exit code 1 if one names a place that does not exist.",
        footer = {"", "Example: echo 'Read John 3:16 and Jude 2:1.' | scribes-textgen references"})
final class ReferencesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of UTF-8; - or none: the standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    @Option(
            names = "--languages",
            split = ",",
            paramLabel = "LANGUAGE",
            description = "Languages of the references, the main one first: ${COMPLETION-CANDIDATES}. By default those"
                    + " of textgen.grounding.languages.")
    @Nullable
    private List<TextLanguage> languages;

    ReferencesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        ReferenceFinder finder = ReferenceLanguageFiles.references(
                languages == null
                        ? context.settings().get(GroundingConfig.class).languages()
                        : languages);
        boolean allExist = true;
        Table table = new Table("file", "line", "reference", "OSIS", "exists");
        for (String file : files.isEmpty() ? List.of("-") : files) {
            String text = context.text(file);
            for (Reference reference : finder.find(text)) {
                Found found = found(file, text, reference);
                allExist &= found.exists();
                if (json) {
                    spec.commandLine().getOut().println(Output.json(found));
                } else {
                    table.row(
                            file,
                            Integer.toString(found.line()),
                            Output.oneLine(found.text()),
                            found.osis(),
                            found.exists() ? "yes" : "NO");
                }
            }
        }
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
        return allExist ? 0 : 1;
    }

    private static Found found(String file, String text, Reference reference) {
        int start = reference.span().start();
        int line = 1
                + (int) text.substring(0, start)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        return new Found(
                file,
                line,
                reference.span().of(text),
                reference.name(),
                text.codePointCount(0, start),
                text.codePointCount(0, reference.span().end()),
                reference.exists());
    }

    /** A reference as JSON shows it; offsets count code points of the file. */
    record Found(String file, int line, String text, String osis, int start, int end, boolean exists) {}
}
