package org.scribes.textgen.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tests in a browser are meant to notice is noticed, so that their silence says something. */
@Execution(ExecutionMode.SAME_THREAD)
class PageTroubleIT {
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean missing = exchange.getRequestURI().getPath().endsWith("missing");
            byte[] body = ("<!doctype html><html lang=en><title>Tried</title><h1>Tried</h1>"
                            + exchange.getRequestURI().getQuery())
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'self' 'unsafe-inline' http://other.test");
            exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "console.error('a mistake')             | a mistake",
                "console.warn('a doubt')                | a doubt",
                "null.length                            | Cannot read properties of null",
                "Promise.reject(new Error('a promise')) | a promise",
                "fetch('missing')                       | 404",
                "fetch('http://other.test/').catch(failure => 0) | request to http://other.test/",
                "try { eval('1') } catch (refused) { }  | CSP violation",
                "new Image().src = 'data:image/png;,'   | CSP violation"
            })
    void trouble_isFound(String script, String found) throws Exception {
        Chromium browser = Chromium.shared();
        PageTrouble trouble = new PageTrouble(browser);

        browser.get(address("<script>" + script + "</script>"));

        await(trouble, found);
        assertThatThrownBy(trouble::assertNone).hasMessageContaining(found);
    }

    @Test
    void quietPage_hasNone_andWhatIsExpectedMustCome() throws Exception {
        Chromium browser = Chromium.shared();
        PageTrouble trouble = new PageTrouble(browser);

        browser.get(address("<script>fetch('/')</script>"));

        trouble.assertNone();
        trouble.expect("404");
        assertThatThrownBy(trouble::assertNone).hasMessageContaining("404");
        browser.get(address("<script>fetch('missing')</script>"));
        await(trouble, "404");
        trouble.assertNone();
        assertThat(browser.getTitle()).isEqualTo("Tried");
    }

    private static void await(PageTrouble trouble, String found) throws InterruptedException {
        for (int i = 0; i < 100 && trouble.found().stream().noneMatch(line -> line.contains(found)); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String address(String markup) throws URISyntaxException {
        return new URI("http", null, "localhost", server.getAddress().getPort(), "/", markup, null).toASCIIString();
    }
}
