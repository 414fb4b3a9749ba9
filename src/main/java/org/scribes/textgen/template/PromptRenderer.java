package org.scribes.textgen.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.template.parse.ParsedTemplate;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;

/** Sets a template's variables and turns its failures into exceptions that are safe to show to clients. */
final class PromptRenderer {
    private static final int MAX_RAISED_LENGTH = 300;

    private final ParsedTemplate template;
    private final Map<String, Object> specialTokens;
    private final LongSupplier nanoTime;

    PromptRenderer(ParsedTemplate template, Map<String, String> specialTokens, LongSupplier nanoTime) {
        this.template = template;
        this.specialTokens = Map.copyOf(specialTokens);
        this.nanoTime = nanoTime;
    }

    String render(List<TemplateMessage> messages, List<Document> documents, boolean addGenerationPrompt) {
        Map<String, Object> variables = new LinkedHashMap<>(specialTokens);
        variables.put(
                "messages",
                messages.stream()
                        .map(message -> dict("role", message.role(), "content", message.content()))
                        .toList());
        variables.put("documents", documents.isEmpty() ? PythonNone.NONE : documentsOf(documents));
        variables.put("tools", PythonNone.NONE);
        variables.put("add_generation_prompt", addGenerationPrompt);
        try {
            return template.render(variables, new RenderBudget(nanoTime));
        } catch (TemplateFailure e) {
            throw e.isRaised()
                    ? new GenerationException(ErrorCode.INVALID_PARAMETER, presentable(e.reason()))
                    : failed(e.reason());
        } catch (StackOverflowError e) {
            throw failed(RenderBudget.exceeded("depth").reason());
        } catch (RuntimeException e) {
            // a defect of this package: its message may contain the user's text, its type does not
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
