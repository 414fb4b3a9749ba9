package org.scribes.textgen.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NavigationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Chrome, Firefox, Safari, Lynx
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
                        + "application/signed-exchange;v=b3;q=0.7",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01",
                "text/html",
                "TEXT/HTML;level=1; q=0.4",
                "application/json;q=0.3, text/html;q=0.7",
                "application/json;q=0, text/html;q=.1",
                ",;,text/html,",
            })
    void browser_wantsHtml(String accept) {
        assertThat(Navigation.wantsHtml(TestingRequest.accepting(accept))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "",
                "text/*",
                "application/json",
                "application/json, text/plain, */*",
                "application/json, text/html",
                "text/html;q=0.5, application/problem+json",
                "text/html;q=0",
                "text/html;q=0.0, */*",
                "text/html;q=abc",
                "text/html;q=2",
                "text/html;q=0x1p3",
                "text/html;q=",
                "text/htmlx",
                "text/event-stream",
                "///",
                // java.net.HttpURLConnection of Java 17, and of later ones
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "text/html, image/gif, image/jpeg, */*; q=0.2",
            })
    void program_doesNot(String accept) {
        assertThat(Navigation.wantsHtml(TestingRequest.accepting(accept))).isFalse();
    }

    @Test
    void severalHeaders_areOne() {
        assertThat(Navigation.wantsHtml(TestingRequest.accepting("*/*;q=0.1", "text/html")))
                .isTrue();
        assertThat(Navigation.wantsHtml(TestingRequest.accepting("text/html", "application/json")))
                .isFalse();
        assertThat(Navigation.wantsHtml(TestingRequest.accepting())).isFalse();
    }
}
