package org.scribes.textgen.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.Rendering.LoopSignal;

/** jinjava with Jinja2's statements and expressions, set up for one template. */
final class Environment {
    private final NameUse names = new NameUse();
    private final PrintStrategy printing = new PrintStrategy(names);
    private final Jinjava jinjava;
    private final Map<String, Object> functions;

    Environment(Map<String, Object> functions) {
        this.functions = functions;
        this.jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withNestedInterpretationEnabled(false)
                .withTrimBlocks(false)
                .withLstripBlocks(false)
                .withKeepTrailingNewline(true)
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withParseWhitespaceControlStrictly(true)
                        .withHandleBackslashInQuotesOnly(true)
                        .build())
                .withProcessors(JinjavaProcessors.newBuilder()
                        .withNodePreProcessor((node, interpreter) -> countStep(interpreter))
                        .build())
                .build());
        jinjava.getGlobalContext().setExpressionStrategy(printing);
        registerTags();
    }

    private static void countStep(JinjavaInterpreter interpreter) {
        if (interpreter instanceof Rendering rendering) {
            rendering.budget().step();
        }
    }

    private void registerTags() {
        jinjava.registerTag(new IfTag(names));
        jinjava.registerTag(new BranchTag("elif", names));
        jinjava.registerTag(new BranchTag("else", names));
        jinjava.registerTag(new ForTag(names));
        jinjava.registerTag(new LoopControlTag("break", LoopSignal.BREAK, names));
        jinjava.registerTag(new LoopControlTag("continue", LoopSignal.CONTINUE, names));
        jinjava.registerTag(new SetTag(names));
        jinjava.registerTag(new MacroTag(names));
        jinjava.registerTag(new CallTag(names));
        jinjava.registerTag(new FilterTag(names));
        jinjava.registerTag(new WithTag(names));
        jinjava.registerTag(new GenerationTag(names));
    }

    /** The template's tree, every part of it checked. */
    Node parse(String source) {
        JinjavaInterpreter interpreter =
                new JinjavaInterpreter(jinjava, new Context(jinjava.getGlobalContext()), jinjava.getGlobalConfig());
        Node tree = interpreter.parse(TemplateSource.plain(source));
        List<TemplateError> errors = interpreter.getErrors();
        if (!errors.isEmpty()) {
            throw new UnsupportedTemplate(errors.get(0).getMessage());
        }
        new TreeCheck(printing).check(tree, false, 0);
        names.checkCalls(functions.keySet());
        return tree;
    }

    /** Whether what was parsed mentions a variable at all. */
    boolean reads(String variable) {
        return names.isRead(variable);
    }

    String render(Node tree, Map<String, Object> variables, Budget budget) {
        Context functionScope = new Context(jinjava.getGlobalContext(), functions);
        Context scope = new Context(functionScope, variables);
        return new Rendering(jinjava, scope, jinjava.getGlobalConfig(), budget).text(tree.getChildren());
    }
}
