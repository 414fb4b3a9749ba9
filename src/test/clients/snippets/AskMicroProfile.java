import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

class AskMicroProfile {
    /** In a server: annotate it with @RegisterRestClient(baseUri = …), and inject it with @Inject @RestClient. */
    public interface Scribes {
        @POST
        @Path("/api/v1/generate")
        JsonObject generate(JsonObject request);
    }

    public static void main(String[] arguments) {
        Scribes scribes = RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://localhost:9080"))
                .readTimeout(40, TimeUnit.SECONDS)
                .build(Scribes.class);
        JsonObject request = Json.createObjectBuilder()
                .add("prompt", "What does John 3:16 say?")
                .add("passages", Json.createArrayBuilder().add(Json.createObjectBuilder()
                        .add("id", "1")
                        .add("reference", "John 3:16")
                        .add("text", "For God so loved the world, that he gave his only born Son.")))
                .build();

        JsonObject answer = scribes.generate(request);
        System.out.println(answer.getString("answer"));
        System.out.println(answer.getJsonArray("citations"));

        try {
            scribes.generate(Json.createObjectBuilder(request).add("temperature", 3).build());
        } catch (WebApplicationException refused) {
            JsonObject problem = refused.getResponse().readEntity(JsonObject.class);
            System.out.println(problem.getInt("status") + " " + problem.getString("code") + " " + problem.getString("detail"));
        }
    }
}
