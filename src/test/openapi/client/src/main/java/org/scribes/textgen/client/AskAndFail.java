package org.scribes.textgen.client;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.scribes.textgen.client.api.ApiException;
import org.scribes.textgen.client.api.GenerationApi;
import org.scribes.textgen.client.model.Answer;
import org.scribes.textgen.client.model.GenerateRequest;
import org.scribes.textgen.client.model.Passage;
import org.scribes.textgen.client.model.Problem;

/** Makes a request that is answered and one that is refused, and prints what it reads, a line each. */
public final class AskAndFail {
    public static void main(String[] arguments) throws ApiException {
        GenerationApi api = RestClientBuilder.newBuilder()
                .baseUri(URI.create(arguments[0]))
                .register(JacksonJsonProvider.class)
                .build(GenerationApi.class);
        GenerateRequest request = new GenerateRequest()
                .prompt("What does John 3:16 say?")
                .addPassagesItem(new Passage()
                        .id("1")
                        .reference("John 3:16")
                        .text("For God so loved the world, that he gave his only born Son, that whoever believes in him"
                                + " should not perish, but have eternal life."))
                .temperature(0.0);

        Answer answer = api.generate(request, "reader-42", "asked-by-a-generated-client");
        System.out.println("answer " + answer.getAnswer());
        System.out.println("status " + answer.getStatus());
        System.out.println("citations " + answer.getCitations().size());
        System.out.println("request " + answer.getMetadata().getRequestId());
        try {
            api.generate(request.temperature(3.0), null, null);
        } catch (ApiException refused) {
            Problem problem = refused.getResponse().readEntity(Problem.class);
            System.out.println("refused " + problem.getStatus() + " " + problem.getCode() + " " + problem.getDetail());
        }
    }
}
