package org.scribes.textgen.api.page;

import org.scribes.textgen.api.http.ErrorFormat;
import org.scribes.textgen.api.http.ErrorReply;
import org.scribes.textgen.domain.GenerationException;

/** A format that was chosen by {@code Accept}, and says so to caches. */
record NegotiatedErrors(ErrorFormat chosen) implements ErrorFormat {
    @Override
    public boolean covers(String method, String path) {
        return chosen.covers(method, path);
    }

    @Override
    public boolean negotiates() {
        return true;
    }

    @Override
    public ErrorReply reply(GenerationException failure, String path, String requestId) {
        return chosen.reply(failure, path, requestId).with("Vary", "Accept");
    }
}
