package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;
import java.util.ArrayList;
import java.util.List;

/** {@code filter name … endfilter}. */
final class FilterTag extends BlockTag<List<FilterCall>> {
    private static final long serialVersionUID = 1L;

    FilterTag(NameUse names) {
        super("filter", names);
    }

    @Override
    List<FilterCall> read(ExpressionParser parser, NameUse names) {
        List<FilterCall> filters = new ArrayList<>();
        filters.add(parser.primaries().filter());
        filters.addAll(parser.primaries().filters());
        parser.tokens().expectEndOfBlockTag();
        return List.copyOf(filters);
    }

    @Override
    String render(List<FilterCall> filters, TagNode node, Rendering rendering) {
        String text = rendering.scoped(() -> rendering.text(node.getChildren()));
        return Text.of(rendering.budget(), FilterCall.applyAll(filters, rendering, text));
    }
}
