package org.scribes.textgen.api.generate;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.EnumNames;

/** The fields of a request about its candidates and its explanation. */
public record CandidateFields(
        @Nullable Integer candidates,
        @Nullable String mode,
        @Nullable List<String> models,
        @Nullable Boolean texts,
        @Nullable Boolean explain) {
    public static final String CANDIDATES =
            "How many answers are generated, of which the best is returned: the one with no false quotation, whose "
                    + "sentences passages support, which cites what the question asks for. All are charged. Left out: as "
                    + "many as `candidate_models` names, else 1.";
    public static final String MODE =
            "`best` waits for all candidates; with `race` the first that passes every check is the answer, and the "
                    + "others are cancelled.";
    public static final String MODELS = "The models that answer, in turn, in place of `model`.";
    public static final String TEXTS = "Whether `candidates` of the answer has the texts of all.";
    public static final String EXPLAIN =
            "Whether the answer has an `explanation`: what supports each sentence, what was repaired, who was asked.";

    /**
     * What the fields ask for.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER, naming the field
     */
    public CandidateOptions options() {
        List<String> named = models == null ? List.of() : models;
        for (int i = 0; i < named.size(); i++) {
            TextRules.notBlank(named.get(i), "candidate_models[" + i + "]", GenerateReader.MAX_NAME);
        }
        if (named.size() > CandidateOptions.MOST) {
            throw invalidParameter("candidate_models", "takes at most " + CandidateOptions.MOST + " names");
        }
        return new CandidateOptions(
                candidates == null ? Math.max(1, named.size()) : candidates,
                chosenMode(),
                named,
                Boolean.TRUE.equals(texts),
                Boolean.TRUE.equals(explain));
    }

    private CandidateMode chosenMode() {
        return mode == null
                ? CandidateMode.BEST
                : EnumNames.find(EnumSet.allOf(CandidateMode.class), mode)
                        .orElseThrow(() -> invalidParameter("candidates_mode", "must be best or race"));
    }
}
