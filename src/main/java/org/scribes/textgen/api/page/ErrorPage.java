package org.scribes.textgen.api.page;

import java.util.Map;
import java.util.stream.Collectors;
import org.scribes.textgen.api.http.ErrorFormat;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.api.http.ProblemBody;
import org.scribes.textgen.domain.GenerationException;

/**
 * An error as a small HTML page, which reads well without its stylesheet. It holds nothing that the caller wrote but the
 * request id, whose characters are few.
 */
enum ErrorPage implements ErrorFormat {
    /** Leads to the page and to the documentation of the API. */
    WITH_LINKS,
    /** Leads nowhere, since there is nothing else. */
    ALONE;

    private static final String MEDIA_TYPE = "text/html; charset=utf-8";
    private static final int DEEPEST = 32;

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            %2$s</head>
            <body class="error-page">
            <main>
            <h1>%1$s</h1>
            %3$s
            %4$s<p>Status %5$d, code <code>%6$s</code>, request <code>%7$s</code></p>
            </main>
            </body>
            </html>
            """;
    private static final String ICON_AND_STYLE = """
            <link rel="icon" href="%1$spage/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="%1$spage/style.css">
            """;
    private static final String LINKS = """
            <ul>
            <li><a href="%s">The page</a> to try the service</li>
            <li><a href="%sopenapi/ui/">The documentation</a> of its API</li>
            </ul>
            """;

    @Override
    public boolean covers(String method, String path) {
        return true;
    }

    @Override
    public boolean negotiates() {
        return true;
    }

    @Override
    public ErrorReply reply(GenerationException failure, String path, String requestId) {
        ProblemBody problem = ProblemBody.of(failure, path, requestId);
        String root = root(path);
        String html = HTML.formatted(
                escaped(problem.title()),
                this == ALONE ? "" : ICON_AND_STYLE.formatted(root),
                paragraphs(problem.detail()),
                this == ALONE ? "" : LINKS.formatted(root.isEmpty() ? "./" : root, root),
                problem.status(),
                problem.code(),
                escaped(requestId));
        ErrorReply reply =
                ErrorReply.text(failure, problem.status(), MEDIA_TYPE, html).with("Cache-Control", "no-store");
        for (Map.Entry<String, String> header : PageHeaders.ALL.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    /**
     * The way from {@code path} to the root. It is relative, since only the browser knows under which prefix a proxy has
     * this server.
     */
    private static String root(String path) {
        long depth = path.chars().filter(character -> character == '/').count() - 1;
        return depth > DEEPEST ? "/" : "../".repeat((int) Math.max(0, depth));
    }

    private static String paragraphs(String detail) {
        return detail.lines().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining("\n"));
    }

    /** {@code text} as the text of an element. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
