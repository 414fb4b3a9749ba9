package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What the service is doing, as it changes; also while it is overloaded. */
@BrowserTest
class StatusViewIT {
    private static final String NO_LEDGER = "usage?group=day - Failed to load resource";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void figures_changeByThemselves_alsoUnderLoad(Visitor visitor) {
        visitor.expectTrouble(NO_LEDGER);
        List<CompletableFuture<HttpResponse<InputStream>>> answers = new ArrayList<>();
        for (int i = 0; i < 2 * PageServers.MOST_ANSWERS; i++) {
            answers.add(client.sendAsync(
                    request(PageServers.played("/api/v1/generate/stream"), PlayedUpstream.GO_ON),
                    BodyHandlers.ofInputStream()));
        }

        visitor.open(PageServers.played("/status"));

        visitor.awaitText("Live");
        visitor.await(
                "answers that go on, and requests that wait",
                () -> figure(visitor, "Active requests") > 1 && figure(visitor, "Waiting for a slot") > 0);
        assertThat(visitor.text()).contains(PlayedUpstream.MODEL, "ready", "Service level objectives");
        answers.forEach(StatusViewIT::leave);
        visitor.await(
                "nothing to do",
                () -> figure(visitor, "Active requests") == 0 && figure(visitor, "Waiting for a slot") == 0);
        visitor.await("no answer to go on", () -> PageServers.upstream().endless() == 0);
    }

    private static void leave(CompletableFuture<HttpResponse<InputStream>> answer) {
        if (!answer.cancel(true)) {
            try {
                answer.join().body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int figure(Visitor visitor, String name) {
        String text = visitor.text();
        int at = text.indexOf(name) + name.length() + 1;
        return Integer.parseInt(text.substring(at, text.indexOf('\n', at)));
    }

    @Test
    void lastHour_isPlotted_andReadAsATable(Visitor visitor) throws Exception {
        ask(PageServers.played("/api/v1/generate"), PlayedUpstream.SAY_AT_ONCE)
                .body()
                .close();
        visitor.expectTrouble(NO_LEDGER);
        visitor.open(PageServers.played("/status"));

        visitor.await(
                "plots",
                () -> visitor.all("image").stream()
                        .map(WebElement::getAccessibleName)
                        .anyMatch(name -> name.contains("Requests a minute over the last hour")
                                || name.contains("answered and")));
        visitor.all(visitor.all("main").get(0), "DisclosureTriangle").get(0).click();

        assertThat(visitor.all("table")).isNotEmpty();
    }

    @Test
    void key_isNeeded_andShowsTheBudgetOfItsOwner(Visitor visitor) {
        visitor.expectTrouble("401");
        visitor.open(PageServers.keyed("/status"));
        visitor.awaitText("No figures yet");

        KeyBox.give(visitor, PageServers.KEY);

        visitor.awaitText("Live");
        visitor.awaitText("Budget of a key, the highest");
        assertThat(visitor.find("meter", "Budget of a key, the highest").isDisplayed())
                .isTrue();
        assertThat(visitor.text()).contains("Usage by day");
    }

    @Test
    void anotherView_endsTheStream(Visitor visitor) {
        visitor.open(PageServers.embedded("/status"));
        visitor.awaitText("Live");

        visitor.click("link", "Verify");

        visitor.find("button", "Verify");
        assertThat(visitor.script("return performance.getEntriesByType('resource')"
                        + ".filter(one => one.name.endsWith('/status/stream') && one.responseEnd > 0).length;"))
                .isEqualTo(1L);
    }

    private HttpResponse<InputStream> ask(URI address, String question) throws Exception {
        return client.send(request(address, question), BodyHandlers.ofInputStream());
    }

    private static HttpRequest request(URI address, String question) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"prompt\": \"" + question + "\"}"))
                .build();
    }
}
