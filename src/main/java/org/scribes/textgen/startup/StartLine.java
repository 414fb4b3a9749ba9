package org.scribes.textgen.startup;

import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.PageConfig;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.UpstreamReach;

/** The line that a person reads at the end of a start. */
final class StartLine {
    private final ServerConfig server;
    private final HubConfig hub;
    private final AuthConfig auth;
    private final PageConfig page;
    private final UpstreamReach.Found upstream;

    StartLine(ServerConfig server, HubConfig hub, AuthConfig auth, PageConfig page, UpstreamReach.Found upstream) {
        this.server = server;
        this.hub = hub;
        this.auth = auth;
        this.page = page;
        this.upstream = upstream;
    }

    String of(ModelStatus model) {
        return (model.load() instanceof LoadState.Failed ? "NOT READY at " : "Ready at ") + server.url() + "/"
                + addresses() + ": " + model(model) + "; " + access() + ".";
    }

    private String addresses() {
        List<String> there = Stream.of(
                        page.shown() ? "open it in a browser" : "",
                        server.openApi() ? "OpenAPI: " + server.url() + "/openapi" : "")
                .filter(address -> !address.isEmpty())
                .toList();
        return there.isEmpty() ? "" : " (" + String.join("; ", there) + ")";
    }

    private String model(ModelStatus model) {
        if (model.load() instanceof LoadState.Failed failed) {
            return model.name() + " cannot answer: " + failed.cause();
        }
        if (model.mode() == Mode.EXTRACTIVE) {
            return "the extractive backend answers, without a model";
        }
        return model.name() + " answers "
                + (model.mode() == Mode.API
                        ? "at " + host() + reach()
                        : "in this process"
                                + model.device()
                                        .map(device -> " (" + device + ")")
                                        .orElse(""))
                + (model.load() instanceof LoadState.Idle ? ", loaded with the first request" : "")
                + model.note().map(note -> ", a " + note).orElse("");
    }

    private String host() {
        int port = hub.url().getPort();
        return hub.url().getHost() + (port < 0 ? "" : ":" + port);
    }

    private String reach() {
        return upstream.state() == UpstreamReach.State.UNREACHABLE
                ? " (NOT REACHED YET: " + upstream.cause() + ")"
                : "";
    }

    private String access() {
        if (auth.mode() == AuthMode.API_KEY) {
            return "requests need a key";
        }
        if (auth.mode() == AuthMode.JWT) {
            return "requests need a token";
        }
        return auth.closed()
                .map(reason -> "every request is refused, since " + reason)
                .orElse("no keys are needed");
    }
}
