package org.scribes.textgen.api.openai;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.api.door.CitationLink;
import org.scribes.textgen.api.door.CitationLinks;
import org.scribes.textgen.api.door.ScribesBody;
import org.scribes.textgen.api.door.ShownScores;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;

/**
 * What all bodies of the answer to one request have in common.
 *
 * @param id the request's id
 * @param created seconds since 1970
 * @param model the name to show while no model has answered
 * @param citations finds the links of citations
 * @param warnings what is done differently from the request
 */
record OpenAiAnswer(String id, long created, String model, CitationLinks citations, List<String> warnings) {
    static OpenAiAnswer to(OpenAiRequest request, CitationLinks citations, long created) {
        return new OpenAiAnswer(
                request.first().requestId(), created, request.model().shown(), citations, request.warnings());
    }

    /** The links of the answer's citations. */
    List<CitationLink> links(GenerationResult result) {
        return citations.of(result.grounded().map(GroundedAnswer::citations).orElse(List.of()));
    }

    /** What the service adds to the answer. */
    ScribesBody scribes(GenerationResult result) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(ShownScores.warnings(result.completion()));
        return ScribesBody.of(result, all).saying(OpenAiWords::of);
    }
}
