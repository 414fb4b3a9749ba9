package org.scribes.textgen.template.parse;

import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.TemplateFailure;

/** A template as a tree that renders itself. Immutable: any number of threads may render at once. */
public final class ParsedTemplate {
    private final List<TemplateNode> nodes;
    private final NameUse names;
    private final Map<String, Object> functions;

    private ParsedTemplate(List<TemplateNode> nodes, NameUse names, Map<String, Object> functions) {
        this.nodes = nodes;
        this.names = names;
        this.functions = functions;
    }

    /**
     * Parses a template and checks every part of it.
     *
     * @param functions the functions that a template may call
     * @throws UnsupportedTemplate if the template is wrong or uses what this implementation does not know
     */
    public static ParsedTemplate parse(String source, Map<String, Object> functions) {
        NameUse names = new NameUse();
        List<TemplateNode> nodes = new StatementParser(TemplateLexer.tokens(source), names).template();
        names.checkCalls(functions.keySet());
        return new ParsedTemplate(nodes, names, functions);
    }

    /** Whether the template mentions a variable. */
    public boolean reads(String variable) {
        return names.isRead(variable);
    }

    /**
     * Renders the template once.
     *
     * @throws TemplateFailure if the rendering fails or exceeds its budget
     */
    public String render(Map<String, Object> variables, RenderBudget budget) {
        TemplateScope scope = TemplateScope.of(functions, budget).child();
        variables.forEach(scope::define);
        return TemplateNode.text(nodes, scope);
    }
}
