package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Stars and flags go into the ledger. */
@BrowserTest
class FeedbackIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void starsAndFlags_areCounted(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        visitor.click("button", "A verse, quoted");
        page.awaitComplete();
        long before = ratings();

        visitor.click("radio", "4 of 5: good");
        visitor.click("checkbox", "A citation is wrong");
        visitor.type("textbox", "Comment", "The verse is from Luke.");
        visitor.click("button", "Send feedback");

        visitor.awaitText("Thank you. It was recorded.");
        visitor.await("the rating in the ledger", () -> ratings() == before + 1);
    }

    @Test
    void missingStars_areAskedFor(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        visitor.click("button", "A verse, quoted");
        page.awaitComplete();

        visitor.click("button", "Send feedback");

        assertThat(visitor.focused().getAccessibleName()).isEqualTo("1 of 5: useless");
        assertThat(visitor.text()).doesNotContain("Thank you.");
    }

    /** How many ratings the service counts over all time that it knows. */
    private static long ratings() {
        HttpRequest request =
                HttpRequest.newBuilder(PageServers.embedded("/api/v1/slo")).build();
        try {
            String body = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            for (JsonNode objective : JSON.readTree(body).path("objectives")) {
                if (objective.path("name").textValue().equals("mean_rating")) {
                    return objective.findValues("count").stream()
                            .mapToLong(JsonNode::longValue)
                            .max()
                            .orElseThrow();
                }
            }
            throw new AssertionError(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
