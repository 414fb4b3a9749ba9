package org.scribes.textgen.backend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.config.CatalogueModel;
import org.scribes.textgen.config.CatalogueModel.Choice;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.Sha256;

/**
 * Draws the target that a request asks first. The draw is a hash, so that a user always gets the same target of a model,
 * and one who is not named gets the same in all of a conversation: of all requests that begin with the same question.
 */
final class VariantDraw {
    private VariantDraw() {}

    /** The targets of {@code model} in the order in which the request asks them: the drawn one, then the others. */
    static List<String> order(CatalogueModel model, GenerationRequest request, Caller caller) {
        List<String> targets = model.targets().stream().map(Choice::target).toList();
        if (!model.weighted()) {
            return targets;
        }
        return drawnFirst(drawn(model, share(model.name(), "target", who(request, caller))), targets);
    }

    /** Every order in which a request may ask the targets of {@code model}. */
    static List<List<String>> orders(CatalogueModel model) {
        List<String> targets = model.targets().stream().map(Choice::target).toList();
        return model.weighted()
                ? model.targets().stream()
                        .filter(choice -> weight(choice) > 0)
                        .map(choice -> drawnFirst(choice.target(), targets))
                        .toList()
                : List.of(targets);
    }

    /** {@code targets} with {@code drawn} at the front. */
    static List<String> drawnFirst(String drawn, List<String> targets) {
        return Stream.concat(Stream.of(drawn), targets.stream().filter(target -> !target.equals(drawn)))
                .toList();
    }

    /** Whether the request is one of {@code share} that the shadow of {@code model} answers too. */
    static boolean shadowed(CatalogueModel model, double share, GenerationRequest request, Caller caller) {
        return share(model.name(), "shadow", who(request, caller)) < share;
    }

    private static String drawn(CatalogueModel model, double share) {
        long total = model.targets().stream().mapToLong(VariantDraw::weight).sum();
        double point = share * total;
        for (Choice choice : model.targets()) {
            point -= weight(choice);
            if (point < 0) {
                return choice.target();
            }
        }
        throw new IllegalStateException("a share is below 1");
    }

    private static long weight(Choice choice) {
        return choice.weight().orElse(0);
    }

    /** Who or what keeps its target. */
    private static String who(GenerationRequest request, Caller caller) {
        Optional<String> user = caller.user();
        String conversation = request.prompt().messages().stream()
                .filter(message -> message.role() == Role.USER)
                .findFirst()
                .map(Message::content)
                .orElse("");
        return caller.client().id() + '\0' + user.map(name -> "user\0" + name).orElse("conversation\0" + conversation);
    }

    /** A number from 0, below 1, that is the same for the same texts and as good as random otherwise. */
    private static double share(String model, String purpose, String who) {
        byte[] digest =
                Sha256.digest().digest(String.join("\0", model, purpose, who).getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
    }
}
