package org.scribes.textgen.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.problem.ConnectionProblem;

/** Checks of one target of a catalogue: the checkpoint, or every server with every key. */
final class TargetChecks {
    private final CatalogueTarget target;

    TargetChecks(CatalogueTarget target) {
        this.target = target;
    }

    /** None for the extractive fallback, which nothing can keep from answering. */
    List<Finding> findings() {
        if (target instanceof LocalTarget local) {
            return List.of(SettingsChecks.checkpoint(target.name(), local.model(), local.local()));
        }
        if (target instanceof UpstreamTarget upstream) {
            return upstream.urls().stream()
                    .flatMap(url -> keys(upstream).map(key -> server(url, key)))
                    .toList();
        }
        return List.of();
    }

    private static Stream<Optional<Secret>> keys(UpstreamTarget upstream) {
        return upstream.keys().isEmpty()
                ? Stream.of(Optional.empty())
                : upstream.keys().stream().map(Optional::of);
    }

    private Finding server(URI url, Optional<Secret> key) {
        String name = target.name();
        String host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        try {
            int status = SettingsChecks.status(HubConfig.address(url, "/v1/models"), key);
            return SettingsChecks.isRefusal(status)
                    ? Finding.wrong(
                            name,
                            host + " does not accept " + (key.isPresent() ? "the key" : "requests without a key") + " ("
                                    + status + ")",
                            "check api-key of this target")
                    : Finding.ok(name, host + " answers (" + status + ")");
        } catch (IOException e) {
            return Finding.wrong(
                    name,
                    host + ": "
                            + ConnectionProblem.of(e)
                                    .map(ConnectionProblem::words)
                                    .orElse("it does not answer"),
                    "check the URL of this target, and that the server runs");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warning(name, "interrupted", "run doctor again");
        }
    }
}
