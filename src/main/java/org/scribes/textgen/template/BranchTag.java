package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code elif} and {@code else}: where the next branch of an {@code if} or a {@code for} begins. */
final class BranchTag extends BlockTag<Optional<Expression>> {
    private static final long serialVersionUID = 1L;

    private final boolean conditional;

    BranchTag(String name, NameUse names) {
        super(name, names);
        this.conditional = name.equals("elif");
    }

    boolean isConditional() {
        return conditional;
    }

    @Override
    public @Nullable String getEndTagName() {
        return null;
    }

    @Override
    Optional<Expression> read(ExpressionParser parser, NameUse names) {
        Optional<Expression> condition = conditional ? Optional.of(parser.tupleWithoutCondition()) : Optional.empty();
        parser.tokens().expectEndOfBlockTag();
        return condition;
    }

    boolean isTaken(TagNode node, Rendering rendering) {
        return directive(node.getHelpers())
                .map(condition -> Values.truth(condition.evaluate(rendering)))
                .orElse(true);
    }

    @Override
    String render(Optional<Expression> condition, TagNode node, Rendering rendering) {
        throw new AssertionError("the tag around a branch renders it");
    }
}
