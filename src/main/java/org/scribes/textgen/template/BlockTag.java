package org.scribes.textgen.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement of Jinja2, as a tag of jinjava's.
 *
 * @param <D> what the words of the tag say, read once for each wording
 */
abstract class BlockTag<D> implements Tag {
    private static final long serialVersionUID = 1L;

    private static final Set<String> BEGINNINGS =
            Set.of("if elif else for set macro call filter with generation break continue".split(" "));
    private static final Set<String> ENDS =
            Set.of("endif endfor endset endmacro endcall endfilter endwith endgeneration".split(" "));

    private final String name;
    private final transient NameUse names;
    private final transient Map<String, D> directives = new ConcurrentHashMap<>();

    BlockTag(String name, NameUse names) {
        this.name = name;
        this.names = names;
    }

    /** Refuses a tag that is not known, and words after the name of one that ends a block. */
    static String checkName(String words) {
        String name = words.strip().split(" ", 2)[0];
        if (ENDS.contains(name) ? !words.strip().equals(name) : !BEGINNINGS.contains(name)) {
            throw new UnsupportedTemplate("the tag '" + words.strip() + "' is not supported");
        }
        return words;
    }

    /** Reads the words after the tag's name, all of them. */
    abstract D read(ExpressionParser parser, NameUse names);

    abstract String render(D directive, TagNode node, Rendering rendering);

    @Override
    public final String getName() {
        return name;
    }

    /** What the tag says; an {@link UnsupportedTemplate} when it is read for the first time and wrong. */
    final D directive(String words) {
        return directives.computeIfAbsent(
                words, unread -> read(new ExpressionParser(new TokenStream(unread), names), names));
    }

    @Override
    public final String interpret(TagNode node, JinjavaInterpreter interpreter) {
        return render(directive(node.getHelpers()), node, (Rendering) interpreter);
    }
}
