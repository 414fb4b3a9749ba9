package org.scribes.textgen.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.PassageBody;
import org.scribes.textgen.api.verify.VerifiedBody;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.Grounding;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.store.CanonLoader;
import org.scribes.textgen.grounding.store.GoverningWordsFile;
import org.scribes.textgen.grounding.store.ReferenceLanguageFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies the quotations of an answer that was written elsewhere. */
@Command(
        name = "verify",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true,
        description = "Verify the quotations, references and markers of an answer. Exit code 1 if something is false.",
        footer = {
            "",
            "The answer is a text, or the JSON that POST /api/v1/verify takes. Examples:",
            "  scribes-textgen verify answer.txt --passages passages.json",
            "  echo 'Jesus said, \"I am the door.\" (John 10:9)' | scribes-textgen verify"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file of UTF-8; - or none: the standard input.")
    private String file = "-";

    @Option(
            names = "--passages",
            paramLabel = "FILE",
            description = "A JSON list of passages: [{\"id\": \"1\", \"reference\": \"John 3:16\", \"text\": \"…\"}]."
                    + " Without it, quotations are held against the Bible alone.")
    @Nullable
    private String passagesFile;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "report, repair, unquote or enforce. By default that of the file, else report.")
    @Nullable
    private GroundingPolicy policy;

    @Option(names = "--json", description = "Print JSON, as POST /api/v1/verify answers.")
    private boolean json;

    @Option(names = "--answer", description = "Print the answer alone, as it may be shown under the policy.")
    private boolean answerOnly;

    private boolean bibleAlone;

    VerifyCommand(CommandContext context) {
        this.context = context;
    }

    /** The JSON of {@code POST /api/v1/verify}. */
    record Given(
            @Nullable String answer,
            @Nullable List<PassageBody> passages,
            @Nullable String grounding) {}

    @Override
    public Integer call() throws JsonProcessingException {
        Given given = given(context.text(file));
        GroundingPolicy wanted = policy(given);
        List<Passage> passages = GenerateReader.passagesAsSent(given.passages() == null ? List.of() : given.passages());
        Passage.requireUniqueIds(passages);
        bibleAlone = passages.isEmpty();
        GroundingConfig config = context.settings().get(GroundingConfig.class);
        Grounding grounding = new Grounding(
                ReferenceLanguageFiles.references(config.languages()),
                CanonLoader.load(config),
                GoverningWordsFile.read());
        GroundedAnswer checked = grounding.check(
                String.valueOf(given.answer()),
                QuotableContext.of(passages),
                new GroundingRules(
                        wanted,
                        bibleAlone ? OutsideContext.CANON : config.outsideContext(),
                        config.omissionMark(),
                        config.clippedWords()),
                new Cancellation(LIMIT, System::nanoTime));
        print(checked);
        return checked.citations().stream().allMatch(this::sound) ? 0 : 1;
    }

    /** Without passages there is no context that scripture could be outside of. */
    private boolean sound(Citation citation) {
        return citation.verdict().sound() || (bibleAlone && citation.verdict() == Verdict.OUTSIDE_CONTEXT);
    }

    private static <T> T parsed(String file, String text, TypeReference<T> type, String form) {
        try {
            return Output.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new CommandFailure(file + " is not " + form
                    + (place == null ? "" : ": see line " + place.getLineNr() + ", column " + place.getColumnNr()));
        }
    }

    private Given given(String text) {
        if (text.isBlank()) {
            throw new CommandFailure("there is nothing to verify: the input is empty");
        }
        List<PassageBody> passages = passagesFile == null
                ? null
                : parsed(
                        passagesFile,
                        context.text(passagesFile),
                        new TypeReference<List<PassageBody>>() {},
                        "a JSON list of passages, each with id and text");
        if (!text.stripLeading().startsWith("{")) {
            return new Given(text.strip(), passages, null);
        }
        Given inFile = parsed(
                file.equals("-") ? "the input" : file,
                text,
                new TypeReference<Given>() {},
                "the JSON of POST /api/v1/verify, with the texts answer and grounding and the list passages");
        if (inFile.answer() == null) {
            throw new CommandFailure("the JSON has no \"answer\"");
        }
        return passages == null ? inFile : new Given(inFile.answer(), passages, inFile.grounding());
    }

    private GroundingPolicy policy(Given given) {
        if (policy != null) {
            return policy;
        }
        if (given.grounding() == null) {
            return answerOnly ? GroundingPolicy.REPAIR : GroundingPolicy.REPORT;
        }
        return EnumNames.find(EnumSet.allOf(GroundingPolicy.class), given.grounding())
                .orElseThrow(() -> new CommandFailure("\"grounding\" must be report, repair, unquote or enforce"));
    }

    private void print(GroundedAnswer checked) throws JsonProcessingException {
        if (json) {
            spec.commandLine().getOut().println(Output.json(VerifiedBody.of(checked)));
            return;
        }
        if (answerOnly) {
            spec.commandLine().getOut().println(checked.text());
            return;
        }
        for (Citation citation : checked.citations()) {
            spec.commandLine().getOut().println(line(citation));
            citation.expected()
                    .filter(expected -> !sound(citation))
                    .ifPresent(expected -> spec.commandLine().getOut().println("    the source has: " + expected));
            citation.existsIn().stream()
                    .filter(place -> !sound(citation))
                    .limit(1)
                    .forEach(place -> spec.commandLine().getOut().println("    the words are in: " + place(place)));
        }
        checked.warnings().forEach(warning -> spec.commandLine().getOut().println(warning));
        if (checked.citations().isEmpty()) {
            spec.commandLine().getOut().println("Nothing is quoted or cited.");
        }
    }

    private String line(Citation citation) {
        boolean sound = sound(citation);
        String verdict = sound && !citation.verdict().sound()
                ? "in the Bible"
                : EnumNames.of(citation.verdict()).replace('_', ' ');
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        String shown = Output.oneLine(citation.repairedFrom().orElse(citation.text()));
        return ansi.string("@|" + (sound ? "green" : "red") + " " + (sound ? "true " : "FALSE") + "|@")
                + String.format("  %-15s %-9s %s", verdict, EnumNames.of(citation.kind()), shown);
    }

    private static String place(Citation.Place place) {
        return place.passage()
                .map(id -> "passage " + id)
                .orElseGet(() ->
                        place.edition().orElse("") + " " + place.reference().orElse(""));
    }
}
