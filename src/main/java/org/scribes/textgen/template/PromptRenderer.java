package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Gives a template its variables, and clients what they may know when it fails. */
final class PromptRenderer {
    private static final int MAX_RAISED_LENGTH = 300;

    private final Environment environment;
    private final Node tree;
    private final Map<String, Object> specialTokens;
    private final LongSupplier nanoTime;

    PromptRenderer(Environment environment, Node tree, Map<String, String> specialTokens, LongSupplier nanoTime) {
        this.environment = environment;
        this.tree = tree;
        this.specialTokens = Map.copyOf(specialTokens);
        this.nanoTime = nanoTime;
    }

    String render(List<Turn> messages, List<Document> documents, boolean addGenerationPrompt) {
        Map<String, Object> variables = new LinkedHashMap<>(specialTokens);
        variables.put(
                "messages",
                messages.stream()
                        .map(turn -> dict("role", turn.role(), "content", turn.content()))
                        .toList());
        variables.put("documents", documents.isEmpty() ? None.NONE : documentsOf(documents));
        variables.put("tools", None.NONE);
        variables.put("add_generation_prompt", addGenerationPrompt);
        try {
            return environment.render(tree, variables, new Budget(nanoTime));
        } catch (TemplateFailure e) {
            throw e.isRaised()
                    ? new GenerationException(ErrorCode.INVALID_PARAMETER, presentable(e.reason()))
                    : failed(e.reason());
        } catch (StackOverflowError e) {
            throw failed(Budget.exceeded("depth").reason());
        } catch (RuntimeException e) {
            // a defect here; its message may hold the user's text, its kind does not
            throw failed("an unexpected " + e.getClass().getSimpleName());
        }
    }

    private static List<Object> documentsOf(List<Document> documents) {
        return documents.stream()
                .map(document -> (Object) dict("title", document.title(), "text", document.text()))
                .toList();
    }

    private static Map<Object, Object> dict(String firstKey, String first, String secondKey, String second) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        dict.put(firstKey, first);
        dict.put(secondKey, second);
        return dict;
    }

    private static GenerationException failed(String reason) {
        return new GenerationException(ErrorCode.GENERATION_FAILED, "The model's chat template failed: " + reason);
    }

    private static String presentable(String message) {
        StringBuilder text = new StringBuilder();
        message.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(MAX_RAISED_LENGTH)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
