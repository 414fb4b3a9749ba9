package org.scribes.textgen.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.AddHasCdp;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * The installed Chromium, started once for all tests, with an empty profile and no name that it can resolve but this
 * machine's. It is not Selenium's {@code ChromeDriver}, since that one needs Selenium Manager, which downloads browsers.
 */
final class Chromium extends ChromiumDriver {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** For one command; a page that does not come to rest fails its test. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static @Nullable Chromium running;

    private final Path profile;

    private Chromium(BrowserPrograms programs, Path profile) {
        super(
                new ChromiumDriverCommandExecutor(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(programs.driver().toFile())
                                .usingAnyFreePort()
                                .build(),
                        new AddHasCdp().getAdditionalCommands(),
                        ClientConfig.defaultConfig().readTimeout(LIMIT)),
                options(programs, profile),
                ChromeOptions.CAPABILITY);
        this.cdp = new AddHasCdp().getImplementation(getCapabilities(), getExecuteMethod());
        this.profile = profile;
    }

    /** The browser that all tests share. It ends with this JVM. */
    static synchronized Chromium shared() {
        Chromium current = running;
        if (current == null) {
            BrowserPrograms programs = BrowserPrograms.installed();
            SELENIUM.setLevel(Level.SEVERE); // it warns of each Chromium that is newer than itself
            try {
                current = new Chromium(programs, Files.createTempDirectory("chromium"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(current::end));
            running = current;
        }
        return current;
    }

    private static ChromeOptions options(BrowserPrograms programs, Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.browser().toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options.addArguments(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--force-color-profile=srgb",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile));
    }

    /** Sends a command of the Chrome DevTools protocol to the tab that is open. */
    JsonNode command(String name, Map<String, Object> parameters) {
        return JSON.valueToTree(executeCdpCommand(name, parameters));
    }

    private void end() {
        quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
