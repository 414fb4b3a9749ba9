package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.scribes.textgen.blackbox.TestingServer;
import org.scribes.textgen.checkpoint.download.SlowHub;

/** What one sees of a server that is still loading its model. */
@BrowserTest
@Tag("slow")
class LoadingViewIT {
    private static final Duration DOWNLOAD = Duration.ofSeconds(8);

    @Test
    void load_isSeenStepByStep_andSoIsTheEndOfTheServer(Visitor visitor) throws IOException {
        try (SlowHub hub = new SlowHub(DOWNLOAD);
                TestingServer server = TestingServer.start(
                        "page-loading",
                        Map.of(
                                "TEXTGEN_BACKENDS",
                                "local",
                                "TEXTGEN_LOCAL_DOWNLOAD",
                                "true",
                                "HF_GENERATION_MODEL",
                                SlowHub.MODEL,
                                "HF_ENDPOINT",
                                hub.address().toString()))) {
            visitor.expectTrouble("usage?group=day - Failed to load resource"); // there is no ledger
            visitor.open(server.uri("/status"));

            visitor.awaitText("Step 2 of 5: download");
            WebElement bar = visitor.all("progressbar").get(0);
            assertThat(bar.getAccessibleName()).contains("download");
            double begun = progress(bar);
            visitor.await("the bar to move", () -> progress(bar) > begun);
            visitor.screen().picture("status-loading");
            Axe.assertNoViolations("status of a model that loads", visitor);

            visitor.await("the model to be ready", () -> visitor.announced().contains("The model is ready."));
            assertThat(visitor.text("region", "Model"))
                    .contains(SlowHub.MODEL, "ready")
                    .doesNotContain("download");

            visitor.expectTrouble("status/stream - Failed to load resource"); // once the server is gone
        }
        visitor.awaitText("These figures are from ");
        visitor.awaitText("Next attempt in ");
    }

    private static double progress(WebElement bar) {
        return Double.parseDouble(String.valueOf(bar.getDomProperty("value")));
    }
}
