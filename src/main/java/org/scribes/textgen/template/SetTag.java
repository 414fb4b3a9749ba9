package org.scribes.textgen.template;

import com.hubspot.jinjava.lib.tag.FlexibleTag;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.TagToken;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.template.SetTag.Assignment;

/** {@code set name = value}, or {@code set name | filter … endset} for a text. */
final class SetTag extends BlockTag<Assignment> implements FlexibleTag {
    private static final long serialVersionUID = 1L;

    SetTag(NameUse names) {
        super("set", names);
    }

    record Assignment(Target target, Optional<Expression> value, List<FilterCall> filters) {}

    @Override
    Assignment read(ExpressionParser parser, NameUse names) {
        TokenStream tokens = parser.tokens();
        Target target = Target.read(tokens, names, true);
        if (tokens.skipOperator("=")) {
            Expression value = parser.tuple();
            tokens.expectEnd();
            return new Assignment(target, Optional.of(value), List.of());
        }
        List<FilterCall> filters = parser.primaries().filters();
        tokens.expectEndOfBlockTag();
        return new Assignment(target, Optional.empty(), filters);
    }

    @Override
    public boolean hasEndTag(TagToken token) {
        return directive(token.getHelpers()).value().isEmpty();
    }

    @Override
    String render(Assignment assignment, TagNode node, Rendering rendering) {
        Object value = assignment.value().isPresent()
                ? assignment.value().get().evaluate(rendering)
                : FilterCall.applyAll(
                        assignment.filters(), rendering, rendering.scoped(() -> rendering.text(node.getChildren())));
        assignment.target().assign(rendering, value);
        return "";
    }
}
