package org.scribes.textgen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.template.value.RenderBudget;

/** What a hostile template, or a hostile conversation, cannot do. */
class ChatTemplateSafetyTest {
    private static final String SECRET = "the-users-own-words";

    @Property
    void contentOfAnyKind_isPrintedAsItStands(@ForAll String system, @ForAll String question, @ForAll String text) {
        ChatTemplate template = TestingTemplates.compile("{% for m in messages %}[{{ m.content }}]{% endfor %}"
                + "{% for d in documents %}{{ d.title ~ d['text'] }}{% endfor %}");

        assertThat(template.render(
                        List.of(new TemplateMessage("system", system), new TemplateMessage("user", question)),
                        List.of(new Document(question, text)),
                        true))
                .isEqualTo("[" + system + "][" + question + "]" + question + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 5 * 5 }}",
                "{% raw %}",
                "{% endfor %}",
                "{# gone #}",
                "{{ raise_exception('x') }}",
                "{{",
                "%}",
                "#{1+1}",
                "${1+1}",
                "{{ messages.__class__ }}"
            })
    void templateCodeInContent_isData(String content) {
        assertThat(TestingTemplates.render(
                        "{% set all = messages[0].content ~ '|' %}{{ all | trim }}{{ messages[0]['content'] }}",
                        new TemplateMessage("user", content)))
                .isEqualTo(content + "|" + content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ messages.__class__ }}",
                "{{ messages[0].getClass() }}",
                "{{ ''.getClass().forName('java.lang.Runtime') }}",
                "{{ ''.format(x=messages) }}",
                "{{ range.__globals__ }}",
                "{{ self.__init__ }}",
                "{{ ____int3rpr3t3r____.getContext() }}",
                "{{ messages.append(1) }}",
                "{{ messages | attr('__class__') }}",
                "{% include '/etc/passwd' %}",
                "{% import 'x' as y %}",
                "{% extends 'x' %}",
                "{% do messages.clear() %}",
                "{{ cycler(1) }}",
                "{{ x:filter() }}"
            })
    void wayOutOfTheSandbox_isRefusedAtLoad(String source) {
        assertThatThrownBy(() -> TestingTemplates.compile(source)).isInstanceOf(ModelLoadException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages.class",
                "messages['class']",
                "messages[0].bytes",
                "(1).class",
                "''['bytes']",
                "loop",
                "context",
                "request",
                "int3rpr3t3r"
            })
    void javaProperty_isUndefined(String expression) {
        assertThat(TestingTemplates.render("[{{ " + expression + " }}]")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
                "{% set ns = namespace(s=[1]) %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
                "{% set ns = namespace(s=[1]) %}{% for i in range(40) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s }}",
                "{% set ns = namespace(s=[1]) %}{% for i in range(40) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s | tojson }}",
                "{% set a = namespace(s=[1], t=[1]) %}{% for i in range(40) %}{% set a.s = [a.s, a.s] %}"
                        + "{% set a.t = [a.t, a.t] %}{% endfor %}{{ a.s == a.t }}",
                "{% set ns = namespace(s=[1]) %}{% for i in range(99999) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s }}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
                "{{ 'x' * 999999999 }}",
                "{{ [0] * 999999999 }}",
                "{{ range(999999999) }}",
                "{{ 'x'.ljust(999999999) }}{{ 'x'.zfill(999999999) }}",
                "{{ 'a' | indent(999999999) }}",
                "{{ ('a' * 9999999 ~ 'b') in ('a' * 19999999) }}",
                "{{ ('a' * 999999).replace('a', 'b' * 999999) }}",
                "{{ ('b' * 999999).join('a' * 999999) }}",
                "{{ 2 ** 99999999 }}{{ 9 ** 9 ** 9 }}",
                "{% set x = 'x' * 9999999 %}{% for i in range(99) %}{{ x }}{% endfor %}",
                "{% for i in range(99999) %}{{ range(99999) | sort | list | length }}{% endfor %}"
            })
    void gluttony_isEnded(String source) {
        ChatTemplate template =
                ChatTemplate.compile("f", source, TestingTemplates.SPECIAL_TOKENS, Clock.systemUTC(), System::nanoTime);
        GenerationException thrown = catchThrowableOfType(
                GenerationException.class, () -> template.render(TestingTemplates.QUESTION, List.of(), true));
        assertThat(thrown.code()).isEqualTo(ErrorCode.GENERATION_FAILED);
        assertThat(thrown).hasNoCause();
    }

    @Test
    void timeThatPasses_endsTheRendering() {
        AtomicLong nanos = new AtomicLong();
        ChatTemplate template = ChatTemplate.compile(
                "f",
                "{% for i in range(1000) %}{{ i }}{% endfor %}",
                TestingTemplates.SPECIAL_TOKENS,
                Clock.systemUTC(),
                () -> nanos.addAndGet(RenderBudget.MAX_NANOS));

        assertThatThrownBy(() -> template.render(TestingTemplates.QUESTION, List.of(), true))
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("limit on time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{% if x %}", "not ", "-", "x.y", "x + ", "{{ x }}", "{% for i in x %}"})
    void deepOrLongTemplate_isReadOrRefused(String piece) {
        String source = piece.startsWith("{") ? piece.repeat(20_000) : "{{ " + piece.repeat(20_000) + "1 }}";
        try {
            TestingTemplates.compile(source);
        } catch (ModelLoadException e) {
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ messages[0].content + 1 }}",
                "{{ 1 + messages[0].content }}",
                "{{ messages[0][messages[0].content].x }}",
                "{{ messages[0].content | int(none) + none }}",
                "{{ namespace(a=1)[messages[0].content].b }}",
                "{{ messages[0].content is divisibleby(messages[0].content) }}",
                "{{ strftime_now(messages[0].content ~ '%Q') }}",
                "{{ [1] | map(messages[0].content) | list }}",
                "{{ range(3)[messages[0].content] }}",
                "{{ loop_of_none[messages[0].content] }}",
                "{% for i in [1] %}{{ loop[messages[0].content].x }}{% endfor %}",
                "{{ {}.get(messages[0].content, none) + 1 }}",
                "{% set a, b = [messages[0].content] %}"
            })
    void failure_tellsNothingOfTheConversation(String source) {
        ChatTemplate template = TestingTemplates.compile(source);
        GenerationException thrown = catchThrowableOfType(
                GenerationException.class,
                () -> template.render(List.of(new TemplateMessage("user", SECRET)), List.of(), true));
        assertThat(thrown.code()).isEqualTo(ErrorCode.GENERATION_FAILED);
        assertThat(thrown.toString()).doesNotContain(SECRET);
        assertThat(thrown).hasNoCause();
    }

    @Test
    void raisedMessage_isCutAndFreedOfControls() {
        ChatTemplate template = TestingTemplates.compile("{{ raise_exception('a\\n\\x1b[31m\\x85' ~ 'é' * 1000) }}");
        assertThatThrownBy(() -> template.render(TestingTemplates.QUESTION, List.of(), true))
                .hasMessage("a[31m" + "é".repeat(295));
    }

    @Test
    void manyThreads_renderTheSame() {
        ChatTemplate template = TestingTemplates.compile(
                "{% set ns = namespace(n=0) %}{% for i in range(200) %}{% set ns.n = ns.n + i %}{% endfor %}"
                        + "{% macro m(t) %}<{{ t }}>{% endmacro %}{{ m(messages[0].content) }}{{ ns.n }}");
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> template.render(List.of(new TemplateMessage("user", "q" + i)), List.of(), true)))
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(i -> "<q" + i + ">19900")
                        .toList());
    }
}
