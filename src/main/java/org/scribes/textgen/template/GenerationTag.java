package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;

/**
 * Hugging Face's {@code generation … endgeneration}, which marks for training what the assistant says. It prints its body,
 * which is a {@code call} block to Jinja2: it has variables and a {@code caller} of its own.
 */
final class GenerationTag extends BlockTag<Boolean> {
    private static final long serialVersionUID = 1L;

    GenerationTag(NameUse names) {
        super("generation", names);
    }

    @Override
    Boolean read(ExpressionParser parser, NameUse names) {
        parser.tokens().expectEndOfBlockTag();
        return true;
    }

    @Override
    String render(Boolean directive, TagNode node, Rendering rendering) {
        return Text.of(
                rendering.budget(),
                new Macro(Signature.EMPTY, node.getChildren(), rendering.getContext())
                        .call(rendering, Arguments.EMPTY));
    }
}
