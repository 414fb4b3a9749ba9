package org.scribes.textgen.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.api.openapi.ErrorExample;
import org.scribes.textgen.domain.GenerationException;

/** Adds the problem body, with an example of each code, to the error responses of the OpenAPI document. */
final class ErrorDocumentation {
    private static final String REQUEST_ID = "req-1";
    private static final JsonMapper JSON = new JsonMapper();

    private ErrorDocumentation() {}

    static void addTo(Components components) {
        components.getResponses().forEach((name, response) -> {
            MediaType problems = problems(ErrorExample.BY_RESPONSE.getOrDefault(name, List.of()));
            response.content(OASFactory.createContent().addMediaType(ProblemBody.MEDIA_TYPE, problems));
        });
    }

    private static MediaType problems(List<ErrorExample> examples) {
        MediaType problems =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(ProblemBody.SCHEMA));
        examples.forEach(example -> problems.addExample(example.code().name(), problem(example)));
        return problems;
    }

    private static Example problem(ErrorExample example) {
        ProblemBody body =
                ProblemBody.of(new GenerationException(example.code(), example.detail()), example.path(), REQUEST_ID);
        return OASFactory.createExample().value(JSON.convertValue(body, new TypeReference<Map<String, Object>>() {}));
    }
}
