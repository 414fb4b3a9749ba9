package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.template.Rendering.LoopSignal;

/** {@code break} and {@code continue}. */
final class LoopControlTag extends BlockTag<LoopSignal> {
    private static final long serialVersionUID = 1L;

    private final LoopSignal signal;

    LoopControlTag(String name, LoopSignal signal, NameUse names) {
        super(name, names);
        this.signal = signal;
    }

    @Override
    public @Nullable String getEndTagName() {
        return null;
    }

    @Override
    LoopSignal read(ExpressionParser parser, NameUse names) {
        parser.tokens().expectEnd();
        return signal;
    }

    @Override
    String render(LoopSignal directive, TagNode node, Rendering rendering) {
        rendering.signal(directive);
        return "";
    }
}
