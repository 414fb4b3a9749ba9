package org.scribes.textgen.template.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.Undefined;

/** The variables at one place of a template during one rendering. Names that it does not define are its parent's. */
final class TemplateScope {
    private final RenderBudget budget;
    private final Optional<TemplateScope> parent;
    private final Map<String, Object> variables;

    private TemplateScope(RenderBudget budget, Optional<TemplateScope> parent, Map<String, Object> variables) {
        this.budget = budget;
        this.parent = parent;
        this.variables = variables;
    }

    /** The outermost scope of a rendering. */
    static TemplateScope of(Map<String, Object> variables, RenderBudget budget) {
        return new TemplateScope(budget, Optional.empty(), new HashMap<>(variables));
    }

    /** A scope whose definitions are not seen outside. */
    TemplateScope child() {
        return new TemplateScope(budget, Optional.of(this), new HashMap<>());
    }

    RenderBudget budget() {
        return budget;
    }

    Object lookUp(String name) {
        Optional<TemplateScope> scope = Optional.of(this);
        while (scope.isPresent()) {
            Object value = scope.get().variables.get(name);
            if (value != null) {
                return value;
            }
            scope = scope.get().parent;
        }
        return new Undefined(name);
    }

    void define(String name, Object value) {
        variables.put(name, value);
    }
}
