package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.config.DataDirectory;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void goodMachine_isZero() {
        TestingCommand doctor = doctor("HTTP_PORT", "-1", "HTTPS_PORT", "-1").run("doctor");

        assertThat(doctor.out())
                .contains("ok     settings", "ok     Java", "ok     data", "warn   model", "-      upstream");
        assertThat(doctor.exitCode()).isZero();
    }

    @Test
    void wrongSettings_areNamedWithTheMachine() {
        TestingCommand doctor = doctor("hf.generation.timeout", "abc").run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("WRONG  settings", "hf.generation.timeout is", "ok     Java");
    }

    @Test
    void portInUse_isWrong() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestingCommand doctor = doctor("HTTP_PORT", Integer.toString(taken.getLocalPort()), "HTTPS_PORT", "-1")
                    .run("doctor");

            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("WRONG  port       " + taken.getLocalPort(), "set HTTP_PORT to another port");
        }
    }

    @Test
    void dataFolderOfAnotherInstance_isWrong() {
        try (DataDirectory used = DataDirectory.open(folder)) {
            TestingCommand doctor =
                    doctor("HTTP_PORT", "-1", "HTTPS_PORT", "-1").run("doctor");

            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out()).contains("WRONG  data", used.path().toString());
        }
    }

    @Test
    void checkpointThatIsNone_isWrong() {
        TestingCommand doctor = doctor(
                        "HTTP_PORT",
                        "-1",
                        "HTTPS_PORT",
                        "-1",
                        "hf.model.path",
                        folder.resolve("none").toString())
                .run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("WRONG  model      " + folder.resolve("none"));
    }

    @Test
    void upstreamThatAnswers_isOkAndOneThatRefusesTheKeyIsWrong() throws IOException {
        HttpServer server = serverThatKnows("good");
        try {
            String url = "http://localhost:" + server.getAddress().getPort();

            assertThat(upstream(url, "good")).contains("ok     upstream   localhost:");
            assertThat(upstream(url, "bad")).contains("WRONG  upstream", "does not accept the key (401)");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void upstreamThatIsNotThere_isWrong() {
        assertThat(upstream("http://localhost:1", "key"))
                .contains("WRONG  upstream   localhost:1: nothing listens at its port", "check TEXTGEN_HUB_URL");
    }

    @Test
    void targetsOfACatalogue_areEachLookedAt() throws IOException {
        HttpServer server = serverThatKnows("good");
        try {
            String url = "http://localhost:" + server.getAddress().getPort();

            String out = doctor(
                            "HTTP_PORT",
                            "-1",
                            "HTTPS_PORT",
                            "-1",
                            "textgen.targets.both.urls",
                            url + ",http://localhost:1",
                            "textgen.targets.both.api-key",
                            "good",
                            "textgen.targets.keyless.url",
                            url,
                            "textgen.targets.small.path",
                            folder.resolve("none").toString(),
                            "textgen.models.trial.targets",
                            "both,keyless,small,extractive")
                    .run("doctor")
                    .out();

            assertThat(out)
                    .contains(
                            "ok     both       localhost:" + server.getAddress().getPort() + " answers (200)",
                            "WRONG  both       localhost:1: nothing listens at its port",
                            "WRONG  keyless    localhost:" + server.getAddress().getPort()
                                    + " does not accept requests without a key (401)",
                            "WRONG  small      " + folder.resolve("none"))
                    .doesNotContain("upstream", "good");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void redisThatIsNotThere_isWrong() {
        TestingCommand doctor = doctor(
                        "HTTP_PORT",
                        "-1",
                        "HTTPS_PORT",
                        "-1",
                        "textgen.redis.url",
                        "redis://localhost:1",
                        "textgen.user.hash-key",
                        "0".repeat(32))
                .run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("WRONG  Redis");
    }

    private static HttpServer serverThatKnows(String key) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            boolean known =
                    ("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 200 : 401, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String upstream(String url, String key) {
        return doctor("HTTP_PORT", "-1", "HTTPS_PORT", "-1", "textgen.hub.url", url, "hf.api.key", key)
                .run("doctor")
                .out();
    }

    private TestingCommand doctor(String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "textgen.data.dir";
        all[1] = folder.toString();
        return new TestingCommand(all);
    }
}
