package org.scribes.textgen.guard;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.domain.ControlTokenText;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;

/** Finds control tokens in answers. */
final class SpecialTokens {
    private SpecialTokens() {}

    /**
     * Whether {@code text} contains a control token that the request does not. A token in the question may be
     * discussed.
     */
    static boolean strayIn(String text, GenerationRequest request) {
        Set<String> stray = in(Stream.of(text));
        if (!stray.isEmpty()) {
            stray.removeAll(in(Stream.concat(
                    request.prompt().messages().stream().map(Message::content),
                    request.passages().stream().map(Passage::text))));
        }
        return !stray.isEmpty();
    }

    private static Set<String> in(Stream<String> texts) {
        return texts.flatMap(ControlTokenText::in).collect(Collectors.toCollection(HashSet::new));
    }
}
