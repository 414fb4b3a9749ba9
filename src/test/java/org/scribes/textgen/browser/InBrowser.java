package org.scribes.textgen.browser;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.WindowType;

/**
 * Gives each test a {@link Visitor} with a new tab and an empty browser, and fails it for any {@link PageTrouble} that it did
 * not expect. A test that fails leaves a picture in {@code target/screenshots}.
 */
final class InBrowser implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(InBrowser.class);

    /** What belongs to one test. */
    private record Visit(Chromium browser, String home, PageTrouble trouble, Visitor visitor) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Chromium browser = Chromium.shared();
        String home = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.command("Network.clearBrowserCache", Map.of());
        browser.command("Network.clearBrowserCookies", Map.of());
        PageTrouble trouble = new PageTrouble(browser);
        Visitor visitor = new Visitor(browser, trouble);
        visitor.screen().set(Screen.Size.WIDE, Screen.Theme.LIGHT);
        context.getStore(NAMESPACE).put(Visit.class, new Visit(browser, home, trouble, visitor));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Optional<Visit> found = visit(context);
        if (found.isEmpty()) {
            return; // there is no browser
        }
        Visit visit = found.orElseThrow();
        try {
            if (context.getExecutionException().isPresent()) {
                visit.visitor()
                        .screen()
                        .picture("failed-" + context.getRequiredTestClass().getSimpleName() + "-"
                                + context.getRequiredTestMethod().getName());
            }
            visit.trouble().assertNone();
        } finally {
            for (String tab : visit.browser().getWindowHandles()) {
                if (!tab.equals(visit.home())) {
                    visit.browser().switchTo().window(tab).close();
                }
            }
            visit.browser().switchTo().window(visit.home());
        }
    }

    private static Optional<Visit> visit(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Visit.class, Visit.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return visit(context).orElseThrow().visitor();
    }
}
