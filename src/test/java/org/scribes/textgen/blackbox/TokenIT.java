package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.guard.TestingKeys;

/** A server that asks for tokens of another one. */
class TokenIT {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final String PERSON =
            ",\"aud\":\"textgen\",\"azp\":\"assistant\",\"upn\":\"zerubbabel@example.com\"";

    @TempDir
    Path folder;

    @Test
    void tokens_openTheDoorWhenTheyAreSound() throws Exception {
        TestingTokens issuer = new TestingTokens();
        Path key = Files.writeString(folder.resolve("issuer.pem"), issuer.publicKey());
        String sound = issuer.signed(TestingTokens.claims(TestingTokens.ISSUER, LIFE, PERSON));
        Path logs;
        try (TestingServer server = TestingServer.start(
                "tokens",
                Map.of(
                        "TEXTGEN_AUTH", "jwt",
                        "TEXTGEN_BACKENDS", "extractive",
                        "MP_JWT_VERIFY_ISSUER", TestingTokens.ISSUER,
                        "MP_JWT_VERIFY_AUDIENCES", "textgen",
                        "MP_JWT_VERIFY_PUBLICKEY_LOCATION", key.toUri().toString()))) {
            logs = server.logs();
            Api api = new Api(server);
            for (int i = 0; i < 2; i++) {
                assertThat(ask(api, sound).statusCode()).isEqualTo(200);
            }
            assertThat(ask(api, issuer.signed(TestingTokens.claims(TestingTokens.ISSUER, LIFE, ",\"aud\":\"textgen\"")))
                            .statusCode())
                    .isEqualTo(200);

            for (Map.Entry<String, String> unsound : unsound(issuer).entrySet()) {
                HttpResponse<String> response = ask(api, unsound.getValue());

                assertThat(response.statusCode()).as(unsound.getKey()).isEqualTo(401);
                assertThat(Api.problem(response).path("code").textValue()).isEqualTo("UNAUTHORIZED");
                assertThat(response.headers().allValues("WWW-Authenticate"))
                        .containsExactly("Bearer realm=\"scribes-textgen\", error=\"invalid_token\"");
                assertThat(response.headers().map()).doesNotContainKey("set-cookie");
            }
            HttpResponse<String> missing = api.post(Api.GENERATE, Api.QUESTION);
            assertThat(missing.statusCode()).isEqualTo(401);
            assertThat(missing.headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"scribes-textgen\"");
        }
        String log = Files.readString(logs.resolve("messages.log"), ISO_8859_1);
        assertThat(log)
                .containsPattern("generation_completed key=assistant user=[0-9a-f]{32} ")
                .containsPattern("generation_completed key=subject-[0-9a-f]{32} user=none ");
        assertThat(log).doesNotContain("zerubbabel", "hushai");
        Logs.assertNoneOf(logs, sound);
    }

    private static Map<String, String> unsound(TestingTokens issuer) throws Exception {
        String claims = TestingTokens.claims(TestingTokens.ISSUER, LIFE, PERSON);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(
                "expired", issuer.signed(TestingTokens.claims(TestingTokens.ISSUER, Duration.ofMinutes(30), PERSON)));
        tokens.put("other issuer", issuer.signed(TestingTokens.claims("https://other.example", LIFE, PERSON)));
        tokens.put(
                "other audience",
                issuer.signed(TestingTokens.claims(TestingTokens.ISSUER, LIFE, PERSON.replace("textgen", "other"))));
        tokens.put("other key", new TestingTokens().signed(claims));
        tokens.put("not signed", TestingTokens.unsigned(claims));
        tokens.put("nonsense", "eyJ.x.y");
        tokens.put("key of an API", TestingKeys.key("first"));
        return tokens;
    }

    private static HttpResponse<String> ask(Api api, String token) throws Exception {
        HttpRequest.Builder request = api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(Api.QUESTION));
        return api.send(request.header("Authorization", "Bearer " + token));
    }
}
