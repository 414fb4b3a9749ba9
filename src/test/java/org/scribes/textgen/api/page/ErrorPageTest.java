package org.scribes.textgen.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class ErrorPageTest {
    private static final String HOSTILE =
            "</p><script>alert(1)</script><img src=x onerror=\"a()\"> %s %1$s ${x} &amp; '";

    @Test
    void hostileText_staysText() {
        ErrorReply reply = ErrorPage.WITH_LINKS.reply(failure(HOSTILE), "/" + HOSTILE, HOSTILE);
        String html = html(reply);

        assertThat(html).doesNotContain("<script", "<img", "onerror=\"", "</p><");
        assertThat(html)
                .contains("<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;a()&quot;&gt;"
                        + " %s %1$s ${x} &amp;amp; '</p>");
    }

    @Test
    void path_isNotRepeated() {
        assertThat(html(ErrorPage.WITH_LINKS.reply(failure("why"), "/secret-of-the-path/x", "req-1")))
                .doesNotContain("secret-of-the-path");
    }

    @Test
    void page_saysWhatIsWrongAndWhereToGo() {
        ErrorReply reply = ErrorPage.WITH_LINKS.reply(failure("there is nothing"), "/a/b", "req-1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.mediaType()).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.headers()).containsEntry("Cache-Control", "no-store").containsAllEntriesOf(PageHeaders.ALL);
        assertThat(html(reply))
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>Not Found</title>", "<h1>Not Found</h1>", "<p>there is nothing</p>")
                .contains("Status 404, code <code>NOT_FOUND</code>, request <code>req-1</code>")
                .contains("<a href=\"../\">", "<a href=\"../openapi/ui/\">", "href=\"../page/style.css\"");
    }

    /** As a browser resolves it: the page may be below a proxy's prefix. */
    @ParameterizedTest
    @CsvSource({"/a, ./", "/a/, ../", "/a/b, ../", "/a/b/c/d, ../../../", "/, ./", "'', ./", "*, ./"})
    void links_areRelative(String path, String root) {
        assertThat(html(ErrorPage.WITH_LINKS.reply(failure("why"), path, "req-1")))
                .contains("<a href=\"" + root + "\">");
    }

    @Test
    void pathOfAThousandFolders_makesNoLongLinks() {
        String html = html(ErrorPage.WITH_LINKS.reply(failure("why"), "/a".repeat(1000), "req-1"));

        assertThat(html).contains("<a href=\"/\">").hasSizeLessThan(1000);
    }

    @Test
    void failedStart_hasItsLinesAndNoLinks() {
        GenerationException failure =
                new GenerationException(ErrorCode.MODEL_UNAVAILABLE, "Wrong configuration, 2 problems:\n - a\n - b");

        assertThat(html(ErrorPage.ALONE.reply(failure, "/a", "req-1")))
                .contains("<p>Wrong configuration, 2 problems:</p>\n<p> - a</p>\n<p> - b</p>")
                .doesNotContain("href");
    }

    @Test
    void failureThatPasses_saysWhenToComeBack() {
        GenerationException failure =
                GenerationException.retryable(ErrorCode.OVERLOADED, "busy", Duration.ofSeconds(5));

        assertThat(ErrorPage.WITH_LINKS.reply(failure, "/a", "req-1").headers()).containsEntry("Retry-After", "5");
    }

    private static GenerationException failure(String message) {
        return new GenerationException(ErrorCode.NOT_FOUND, message);
    }

    private static String html(ErrorReply reply) {
        assertThat(reply.body()).isInstanceOf(String.class);
        return (String) reply.body();
    }
}
