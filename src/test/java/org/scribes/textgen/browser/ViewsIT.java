package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.browser.PlayedUpstream.VERSE;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;
import org.scribes.textgen.browser.Screen.Size;
import org.scribes.textgen.browser.Screen.Theme;

/**
 * Each view in each of its states, light and dark, wide and narrow: nothing keeps people from using it, nothing has to be
 * scrolled sideways. Its pictures are kept in {@code target/screenshots}.
 */
@BrowserTest
class ViewsIT {
    /** A view in a state, and what a visitor did there. */
    private record View(String name, Consumer<Visitor> visit) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static View view(String name, Consumer<Visitor> visit) {
        return new View(name, visit);
    }

    static Stream<View> views() {
        return Stream.of(
                view("try", visitor -> TryPage.open(visitor, PageServers.embedded("/"))),
                view("try-filled", ViewsIT::fill),
                view("try-answered", ViewsIT::example),
                view("try-repaired", visitor -> answered(visitor, PlayedUpstream.MISQUOTE)),
                view(
                        "try-started-over",
                        visitor -> answered(visitor, PlayedUpstream.BREAK_OFF + " What does John 3:16 say?")),
                view("try-key-needed", ViewsIT::withoutKey),
                view("compare", ViewsIT::compare),
                view("verify", ViewsIT::verify),
                view("status", ViewsIT::status),
                view("not-found", ViewsIT::notFound));
    }

    @ParameterizedTest
    @MethodSource("views")
    void view_canBeUsedByAll(View view, Visitor visitor) throws IOException {
        view.visit.accept(visitor);
        for (Theme theme : Theme.values()) {
            for (Size size : Size.values()) {
                Screen screen = visitor.screen().set(size, theme);
                screen.picture(view.name, theme, size);
                assertThat(screen.contentWidth())
                        .as("the width of %s, %s", view.name, size)
                        .isLessThanOrEqualTo(size.width());
                if ((theme == Theme.LIGHT) == (size == Size.WIDE)) { // each theme and each size once
                    Axe.assertNoViolations(view.name + ", " + theme + ", " + size, visitor);
                }
            }
        }
    }

    private static void fill(Visitor visitor) {
        TryPage.open(visitor, PageServers.embedded("/"))
                .withPassage("John 3:16", VERSE)
                .withPassage("", "");
        for (WebElement box : visitor.all(visitor.all("main").get(0), "DisclosureTriangle")) {
            box.click();
        }
    }

    private static void example(Visitor visitor) {
        TryPage page = TryPage.open(visitor, PageServers.embedded("/"));
        visitor.click("button", "A verse, quoted");
        page.awaitComplete();
        page.choose(2);
    }

    private static void withoutKey(Visitor visitor) {
        visitor.expectTrouble("401");
        TryPage.open(visitor, PageServers.keyed("/"));
        visitor.awaitText("This server needs an API key");
    }

    private static void verify(Visitor visitor) {
        visitor.open(PageServers.embedded("/verify"));
        visitor.click("button", "One with two faults");
        visitor.find("region", "References");
    }

    private static void status(Visitor visitor) {
        visitor.open(PageServers.embedded("/status"));
        visitor.awaitText("scribes-tiny");
    }

    private static void notFound(Visitor visitor) {
        visitor.expectTrouble("404");
        visitor.open(PageServers.embedded("/no-such-page"));
        visitor.find("heading", "Not Found");
    }

    private static void answered(Visitor visitor, String question) {
        TryPage page = TryPage.open(visitor, PageServers.played("/")).withPassage("John 3:16", VERSE);
        page.ask(question);
        page.awaitComplete();
    }

    private static void compare(Visitor visitor) {
        visitor.open(PageServers.played("/compare"));
        visitor.find("button", "Ask both");
        new TryPage(visitor).withPassage("John 3:16", VERSE);
        visitor.type("textbox", "Question", PlayedUpstream.MISQUOTE);
        visitor.choose(visitor.find("group", "Settings of B"), "Grounding", "report: judged, nothing changed");
        visitor.click("button", "Ask both");
        visitor.find("region", "Differences");
    }
}
