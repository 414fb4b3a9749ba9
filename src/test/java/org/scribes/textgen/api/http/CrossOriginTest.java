package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.DoorConfig;

class CrossOriginTest {
    private static final String PAGE = "https://chat.example.org";
    private final Map<String, String> sent = new HashMap<>();

    private boolean answered(List<String> origins, String method, Map<String, String> headers) {
        HttpServletRequest request = fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getHeader" -> headers.get((String) arguments[0]);
            default -> null;
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (name, arguments) -> {
            if (name.equals("setHeader") || name.equals("addHeader")) {
                sent.put((String) arguments[0], (String) arguments[1]);
            } else if (name.equals("setStatus")) {
                sent.put("status", arguments[0].toString());
            }
            return null;
        });
        return new CrossOrigin(new DoorConfig(false, Optional.empty(), origins, 0, 1)).answered(request, response);
    }

    private interface Call {
        @Nullable
        Object answer(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    @Test
    void withoutOrigins_nothingIsSent() {
        assertThat(answered(List.of(), "OPTIONS", preflight(PAGE))).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void preflight_isAnsweredWithTheHeadersItAsksFor() {
        assertThat(answered(List.of(PAGE), "OPTIONS", preflight("https://Chat.example.org")))
                .isTrue();
        assertThat(sent)
                .containsEntry("status", "204")
                .containsEntry("Access-Control-Allow-Origin", "https://Chat.example.org")
                .containsEntry("Access-Control-Allow-Headers", "authorization,x-stainless-os")
                .containsEntry("Vary", "Origin");
    }

    @Test
    void otherOrigin_isLetNowhere() {
        assertThat(answered(List.of(PAGE), "OPTIONS", preflight("https://evil.example")))
                .isFalse();
        assertThat(sent).containsOnlyKeys("Vary");
    }

    @Test
    void request_goesOnWithTheHeaders() {
        assertThat(answered(List.of("*"), "POST", Map.of("Origin", PAGE))).isFalse();
        assertThat(sent)
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsKey("Access-Control-Expose-Headers")
                .doesNotContainKeys("status", "Access-Control-Allow-Credentials");
    }

    @Test
    void headersOfAnotherForm_areNotRepeated() {
        Map<String, String> headers = new HashMap<>(preflight(PAGE));
        headers.put("Access-Control-Request-Headers", "x\r\nSet-Cookie: a");

        assertThat(answered(List.of(PAGE), "OPTIONS", headers)).isTrue();
        assertThat(sent).doesNotContainKey("Access-Control-Allow-Headers");
    }

    private static Map<String, String> preflight(String origin) {
        return Map.of(
                "Origin", origin,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,x-stainless-os");
    }
}
