package org.scribes.textgen.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.PageConfig;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.UpstreamReach;

class StartLineTest {
    private static final LoadState READY = new LoadState.Ready();

    @Test
    void localModel_isNamedWithItsDevice() {
        assertThat(line(model("tiny", Mode.LOCAL, READY)))
                .isEqualTo(
                        "Ready at http://localhost:9080/ (open it in a browser; OpenAPI: http://localhost:9080/openapi): tiny"
                                + " answers in this process (cpu); no keys are needed.");
    }

    @Test
    void demonstrationModel_isSaidToBeOne() {
        assertThat(line(model("tiny", Mode.LOCAL, READY).noting("demonstration model: set X")))
                .contains("tiny answers in this process (cpu), a demonstration model: set X; no keys");
    }

    @Test
    void apiModel_isNamedWithItsHost() {
        assertThat(line(model("org/name", Mode.API, READY), "textgen.hub.url", "http://gpu:8000/v1"))
                .contains("org/name answers at gpu:8000;");
        assertThat(line(model("org/name", Mode.API, READY))).contains("answers at router.huggingface.co;");
    }

    @Test
    void upstreamThatDoesNotAnswer_isSaid() {
        UpstreamReach.Found dead =
                new UpstreamReach.Found(UpstreamReach.State.UNREACHABLE, "gpu:8000", "nothing listens at its port");

        assertThat(line(model("org/name", Mode.API, READY), dead, "textgen.hub.url", "http://gpu:8000"))
                .contains("org/name answers at gpu:8000 (NOT REACHED YET: nothing listens at its port);");
    }

    @Test
    void extractive_hasNoModel() {
        assertThat(line(model("extractive", Mode.EXTRACTIVE, READY)))
                .contains("the extractive backend answers, without a model");
    }

    @Test
    void modelThatIsNotLoaded_saysWhy() {
        assertThat(line(model("tiny", Mode.LOCAL, new LoadState.Failed("/m/config.json: is missing"))))
                .startsWith("NOT READY at http://localhost:9080/")
                .contains("tiny cannot answer: /m/config.json: is missing");
        assertThat(line(model("tiny", Mode.LOCAL, new LoadState.Idle()))).contains("loaded with the first request");
    }

    @Test
    void keys_areAskedForOrNot() {
        ModelStatus model = model("tiny", Mode.LOCAL, READY);

        assertThat(line(model, "textgen.auth", "api-key")).endsWith("; requests need a key.");
        assertThat(line(
                        model,
                        "textgen.auth",
                        "jwt",
                        "mp.jwt.verify.issuer",
                        "https://issuer",
                        "mp.jwt.verify.publickey.location",
                        "/key"))
                .endsWith("; requests need a token.");
        assertThat(line(model, "HTTP_HOST", "*")).contains("; every request is refused, since HTTP_HOST is not");
    }

    @Test
    void address_isOneThatABrowserOnThisMachineFinds() {
        ModelStatus model = model("tiny", Mode.LOCAL, READY);

        assertThat(line(model, "HTTP_HOST", "*", "textgen.auth", "api-key"))
                .startsWith("Ready at http://localhost:9080/");
        assertThat(line(model, "HTTP_HOST", "::1", "HTTP_PORT", "80")).startsWith("Ready at http://[::1]:80/");
        assertThat(line(model, "HTTP_PORT", "-1")).startsWith("Ready at https://localhost:9443/");
    }

    @Test
    void whatIsSwitchedOff_isNotNamed() {
        ModelStatus model = model("tiny", Mode.LOCAL, READY);

        assertThat(line(model, "OPENAPI", "none"))
                .startsWith("Ready at http://localhost:9080/ (open it in a browser): ");
        assertThat(line(model, "textgen.page", "off"))
                .startsWith("Ready at http://localhost:9080/ (OpenAPI: http://localhost:9080/openapi): ");
        assertThat(line(model, "OPENAPI", "none", "textgen.page", "off"))
                .startsWith("Ready at http://localhost:9080/: ");
    }

    private static String line(ModelStatus model, String... settings) {
        return line(model, new UpstreamReach.Found(UpstreamReach.State.NONE, "", ""), settings);
    }

    private static String line(ModelStatus model, UpstreamReach.Found upstream, String... settings) {
        Config config = TestingConfig.of(settings);
        return new StartLine(
                        ServerConfig.from(config),
                        HubConfig.from(config),
                        AuthConfig.from(config),
                        PageConfig.from(config),
                        upstream)
                .of(model);
    }

    private static ModelStatus model(String name, Mode mode, LoadState state) {
        return new ModelStatus(
                name,
                mode,
                state,
                Optional.empty(),
                Optional.of("cpu"),
                400,
                OptionalInt.empty(),
                OptionalDouble.empty());
    }
}
