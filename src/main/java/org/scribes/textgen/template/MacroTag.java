package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;
import org.scribes.textgen.template.MacroTag.Definition;

/** {@code macro name(parameters) … endmacro}. */
final class MacroTag extends BlockTag<Definition> {
    private static final long serialVersionUID = 1L;

    MacroTag(NameUse names) {
        super("macro", names);
    }

    record Definition(String name, Signature signature) {}

    @Override
    Definition read(ExpressionParser parser, NameUse names) {
        String name = Target.readName(parser.tokens(), names);
        Signature signature = Signature.read(parser, names);
        parser.tokens().expectEndOfBlockTag();
        return new Definition(name, signature);
    }

    @Override
    String render(Definition definition, TagNode node, Rendering rendering) {
        rendering.define(
                definition.name(), new Macro(definition.signature(), node.getChildren(), rendering.getContext()));
        return "";
    }
}
