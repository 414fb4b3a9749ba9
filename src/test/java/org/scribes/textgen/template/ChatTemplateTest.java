package org.scribes.textgen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

class ChatTemplateTest {
    private static final List<Document> DOCUMENTS =
            List.of(new Document("John 3:16", "For God so loved the world."), new Document("", "Notes."));

    @Test
    void templateThatCannotBeUsed_namesFileAndReason() {
        assertThatThrownBy(() -> ChatTemplate.compile("tokenizer_config.json", "{{ x | groupby('a') }}", Map.of()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("tokenizer_config.json: the chat template cannot be used: the filter 'groupby' is not"
                        + " supported in '{{ x | groupby('a') }}'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{% if x %}a; the tag 'endif' is missing",
                "{% if x %}{% endfor %}; the tag 'endfor' is not supported here in '{% endfor %}'",
                "{% if x %}{% else %}{% elif y %}{% endif %}; the tag 'elif' is not supported here in '{% elif y %}'",
                "a{% for b c %}{% endfor %}; expected 'in' but found 'c' in '{% for b c %}'",
                "{% endif %}{{ x }}; the tag 'endif' is not supported here in '{% endif %}'",
                "{{ 1 }}{{ 1 +\t\t}}{{ 2 }}; an expression is missing in '{{ 1 + }}'",
                "{{ x; a tag without its end in '{{ x'",
                "{{ [1) }}; the brackets do not match",
                "{% set a = 1 %}{{ a ? }}; unexpected character '?' in '{{ a ? }}'",
                "{% break %}; 'break' outside of a loop"
            })
    void messageOfAWrongTemplate_showsTheTagAsWritten(String source, String reason) {
        assertThatThrownBy(() -> ChatTemplate.compile("f", source, Map.of()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("f: the chat template cannot be used: " + reason);
    }

    @Test
    void templateThatAlwaysFails_isRefusedAtLoad() {
        assertThatThrownBy(() -> ChatTemplate.compile("chat_template.jinja", "{{ messages[0].content % 1 }}", Map.of()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("chat_template.jinja: The model's chat template failed: '%' of str and int");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for d in documents %}{{ d.text }}{% endfor %}",
                "{{ raise_exception('no') }}",
                "{% if messages[0].role != 'system' %}{{ 1 + none }}{% endif %}"
            })
    void templateThatFailsForSomeConversations_isTaken(String source) {
        assertThatCode(() -> ChatTemplate.compile("chat_template.jinja", source, Map.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ x | xmlattr }}",
                "{{ x is upper }}",
                "{{ x | map('groupby') }}",
                "{{ x | select('upper') }}",
                "{{ x | selectattr('a', 'escaped') }}",
                "{{ '%s' % x }}",
                "{{ x.format(1) }}",
                "{{ f(1) }}",
                "{{ f(*x) }}",
                "{{ x[1](2) }}",
                "{{ varargs }}",
                "{% for x in y recursive %}{% endfor %}",
                "{% block b %}{% endblock %}",
                "{% autoescape true %}{% endautoescape %}",
                "{% set loop = 1 %}",
                "{{ '\\N{BULLET}' }}",
                "{{ '\\é' }}",
                "{{ 99999999999999999999 }}",
                "{{ é }}",
                "{% for i in x %}{% set y %}{% break %}{% endset %}{% endfor %}"
            })
    void whatIsNotRenderedAsInJinja2_isRefusedAtLoad(String source) {
        assertThatThrownBy(() -> TestingTemplates.compile(source))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("chat_template.jinja: the chat template cannot be used: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{% for d in documents %}{{ d.text }}{% endfor %}; true",
                "{% if documents %}{{ documents | tojson }}{% endif %}; true",
                "{{ documents[0].text }}; false",
                "{% if documents %}There are documents.{% endif %}; false",
                "{% for d in documents %}{{ d.title }}{% endfor %}; false",
                "{% set documents = [] %}{% for d in documents %}{{ d.text }}{% endfor %}; false",
                "{{ messages[0].content }}; false",
                "{{ raise_exception('no') }}{{ documents }}; false",
                "{% if messages[0].role == 'system' %}{{ documents }}{% endif %}; false",
                "{% if messages[0].role == 'system' %}{{ raise_exception('no') }}{% endif %}{{ documents }}; true"
            })
    void readsDocuments_meansThatTheirTextsArePrinted(String source, boolean reads) {
        assertThat(TestingTemplates.compile(source).readsDocuments()).isEqualTo(reads);
    }

    @Test
    void documents_areGivenByTitleAndText() {
        assertThat(TestingTemplates.compile(
                                "{% for d in documents %}{{ loop.index }} {{ d.title or '-' }}: {{ d['text'] }}\n{% endfor %}")
                        .render(TestingTemplates.QUESTION, DOCUMENTS, true))
                .isEqualTo("1 John 3:16: For God so loved the world.\n2 -: Notes.\n");
    }

    @Test
    void noDocuments_areNone() {
        assertThat(TestingTemplates.render("{{ documents }} {{ tools }} {{ documents is defined }}"))
                .isEqualTo("None None True");
    }

    @Test
    void specialToken_thatTheTokenizerHasNot_isUndefined() {
        assertThat(TestingTemplates.render("{{ bos_token }}[{{ unk_token }}]{{ unk_token is defined }}"))
                .isEqualTo("<s>[]False");
    }

    @Test
    void generationPrompt_isAddedWhenAsked() {
        ChatTemplate template = TestingTemplates.compile("a{% if add_generation_prompt %}b{% endif %}");
        assertThat(template.render(TestingTemplates.QUESTION, List.of(), true)).isEqualTo("ab");
        assertThat(template.render(TestingTemplates.QUESTION, List.of(), false)).isEqualTo("a");
    }

    @Test
    void failureWithinALoop_isNotSkipped() {
        assertThatThrownBy(() -> TestingTemplates.render("{% for m in messages %}a{{ m.x.y }}{% endfor %}b"))
                .isInstanceOf(GenerationException.class)
                .hasMessage("The model's chat template failed: 'x' is undefined");
    }

    @Test
    void sameExpressionTwice_isNotTakenForACycle() {
        assertThat(
                        TestingTemplates.render(
                                "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{{ n }}{% endmacro %}{{ m(2) }}{{ m(2) }}"))
                .isEqualTo("210012210012");
    }
}
