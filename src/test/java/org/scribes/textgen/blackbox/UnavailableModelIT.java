package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A configured model that is not to be had is never replaced by another. */
@Execution(ExecutionMode.SAME_THREAD)
class UnavailableModelIT {
    private static final String COMMAND = "hf download nobody/nothing";

    @Test
    void modelThatIsNotInTheCache_isUnavailableWithTheCommandThatGetsIt() throws Exception {
        Api api = new Api(SharedServers.WITHOUT_MODEL.running());
        for (int i = 0; i < 300 && !state(api).equals("failed"); i++) {
            Thread.sleep(100);
        }

        HttpResponse<String> response = api.post(Api.GENERATE, Api.QUESTION);

        assertThat(response.statusCode()).isEqualTo(503);
        JsonNode problem = Api.problem(response);
        assertThat(problem.path("code").textValue()).isEqualTo("MODEL_UNAVAILABLE");
        assertThat(problem.path("detail").textValue()).contains(COMMAND);
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(api.get("/health/started").statusCode()).isEqualTo(200);
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(api.get("/health/ready").body()).contains(COMMAND);
    }

    private static String state(Api api) throws Exception {
        return Api.json(api.get("/api/v1/model").body()).path("load_state").textValue();
    }
}
