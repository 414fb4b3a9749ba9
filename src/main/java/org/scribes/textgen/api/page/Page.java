package org.scribes.textgen.api.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.api.http.ErrorFormat;
import org.scribes.textgen.api.http.RequestPath;
import org.scribes.textgen.config.PageConfig;

/**
 * The page for people. Its files say nothing of this server, so that they need no key; everything that the page shows
 * comes from the API, which does.
 *
 * <p>A request for a file is answered here and goes no further. So no spelling of a path can reach the API as if it were
 * the page's, and without the page nothing of it is left.
 */
@ApplicationScoped
public class Page {
    private static final String FOLDER = "/WEB-INF/classes/page/";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final PageConfig config;
    private volatile Optional<PageFiles> files = Optional.empty();

    @Inject
    public Page(PageConfig config) {
        this.config = config;
    }

    /** Reads the files, before the first request. */
    public void open(ServletContext context) {
        if (config.shown()) {
            files = Optional.of(PageFiles.read(context.getResourcePaths(FOLDER), context::getResourceAsStream));
        }
    }

    /** Answers a request for a file of the page, and returns whether it was one. */
    public boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (files.isEmpty() || !READING.contains(request.getMethod())) {
            return false;
        }
        String path = request.getRequestURI();
        Optional<PageFile> file = files.get().at(path);
        if (file.isPresent()) {
            file.get().send(request, response);
            return true;
        }
        if (path.endsWith("/") && PageFiles.VIEWS.contains(path.substring(0, path.length() - 1))) {
            redirect(RequestPath.asSent(request), path, response);
            return true;
        }
        return false;
    }

    /**
     * Leads from {@code /status/} to {@code /status}, where the relative addresses of the page are right.
     *
     * @param sent ends in any number of slashes, each of which is one step up
     */
    private static void redirect(String sent, String path, HttpServletResponse response) {
        PageHeaders.ALL.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-cache");
        // relative, since only the browser knows under which prefix a proxy has this server
        response.setHeader("Location", "../".repeat(trailingSlashes(sent)) + path.substring(1, path.length() - 1));
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
    }

    private static int trailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.length() - end;
    }

    /**
     * The format of a request's errors: a page where a browser shows them, else {@code format}.
     *
     * @param format of the protocol of the request
     */
    public ErrorFormat errorFormat(HttpServletRequest request, ErrorFormat format) {
        boolean chosen = config.shown() && format.negotiates() && READING.contains(request.getMethod());
        if (!chosen) {
            return format;
        }
        return new NegotiatedErrors(Navigation.wantsHtml(request) ? ErrorPage.WITH_LINKS : format);
    }

    /** The format of the errors of a server that did not start, which has no page and may have no configuration. */
    public static ErrorFormat errorFormatWithoutStart(HttpServletRequest request, ErrorFormat format) {
        boolean shown = format.negotiates() && READING.contains(request.getMethod()) && Navigation.wantsHtml(request);
        return shown ? ErrorPage.ALONE : format;
    }
}
