package org.scribes.textgen.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a visitor's screen is like, and pictures of what it shows. */
final class Screen {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Chromium browser;

    /** In CSS pixels. */
    enum Size {
        WIDE(1280, 900),
        NARROW(360, 740);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }
    }

    /** What the visitor's system prefers. */
    enum Theme {
        LIGHT,
        DARK
    }

    Screen(Chromium browser) {
        this.browser = browser;
    }

    Screen set(Size size, Theme theme) {
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
        browser.command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", lower(theme)),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** How wide the document is; more than the screen means that one must scroll sideways. */
    long contentWidth() {
        return ((Number) browser.executeScript("return document.documentElement.scrollWidth;")).longValue();
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    void picture(String name) throws IOException {
        JsonNode size = browser.command("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        JsonNode picture = browser.command(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of(
                                "x",
                                0,
                                "y",
                                0,
                                "width",
                                size.path("width").doubleValue(),
                                "height",
                                size.path("height").doubleValue(),
                                "scale",
                                1)));
        Files.createDirectories(PICTURES);
        Files.write(
                PICTURES.resolve(name + ".png"),
                Base64.getDecoder().decode(picture.path("data").textValue()));
    }

    /** Keeps a picture named by view, theme and size. */
    void picture(String view, Theme theme, Size size) throws IOException {
        picture(view + "-" + lower(theme) + "-" + lower(size));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
