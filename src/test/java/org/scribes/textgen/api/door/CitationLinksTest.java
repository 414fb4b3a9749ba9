package org.scribes.textgen.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Verdict;

class CitationLinksTest {
    private static final Passage WITH_URL = new Passage(
            "1", "In the beginning", Optional.of("John 1:1"), Optional.empty(), Optional.of("https://b.example/j"));
    private static final Passage BIBLE = new Passage("2", "God so loved", Optional.of("John 3:16"), Optional.empty());
    private static final Passage SERMON = new Passage("a b/ü", "Be kind", Optional.empty(), Optional.of("sermon 12"));

    private static CitationLinks links(Optional<String> reader) {
        return new CitationLinks(
                List.of(WITH_URL, BIBLE, SERMON),
                new DoorConfig(false, reader, List.of(), 0, 1),
                reference -> reference.equals("John 3:16") ? Optional.of("John.3.16") : Optional.empty());
    }

    private static Citation quote(Optional<String> passage, Optional<String> osis, List<Citation.Place> places) {
        return citation(CitationKind.QUOTE, "words", passage, osis, places);
    }

    private static Citation citation(
            CitationKind kind,
            String text,
            Optional<String> passage,
            Optional<String> osis,
            List<Citation.Place> places) {
        return new Citation(
                kind,
                Verdict.VERIFIED,
                3,
                3 + text.length(),
                text,
                true,
                passage.stream().map(id -> new Citation.Source(id, 0, 2)).toList(),
                osis,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                places);
    }

    @Test
    void passageWithAnAddress_isLinkedThere() {
        CitationLink link = links(Optional.of("https://reader.example/"))
                .of(quote(Optional.of("1"), Optional.empty(), List.of()))
                .orElseThrow();

        assertThat(link.url()).isEqualTo("https://b.example/j");
        assertThat(link.title()).isEqualTo("John 1:1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://reader.example/,                 https://reader.example/John.3.16",
        "https://reader.example/{reference}?t=WEB, https://reader.example/John.3.16?t=WEB",
        ",                                        urn:osis:John.3.16",
    })
    void passageWithAReference_isLinkedByIt(String reader, String url) {
        CitationLink link = links(Optional.ofNullable(reader))
                .of(quote(Optional.of("2"), Optional.empty(), List.of()))
                .orElseThrow();

        assertThat(link.url()).isEqualTo(url);
        assertThat(link.title()).isEqualTo("John 3:16");
    }

    @Test
    void passageOfAnotherKind_isNamedByItsId() {
        CitationLink link = links(Optional.of("https://reader.example/"))
                .of(quote(Optional.of("a b/ü"), Optional.empty(), List.of()))
                .orElseThrow();

        assertThat(link.url()).isEqualTo("urn:passage:a%20b%2F%C3%BC");
        assertThat(link.title()).isEqualTo("sermon 12");
    }

    @Test
    void blockOfAPrompt_isNamedByItsNumber() {
        assertThat(links(Optional.empty()).of(quote(Optional.of("7"), Optional.empty(), List.of())))
                .hasValueSatisfying(link -> assertThat(link.url()).isEqualTo("urn:passage:7"));
    }

    @Test
    void referenceOutsideThePassages_isLinkedByItsText() {
        CitationLink link = links(Optional.empty())
                .of(citation(
                        CitationKind.REFERENCE,
                        "1 Cor 13:4",
                        Optional.empty(),
                        Optional.of("1Cor.13.4-1Cor.13.7"),
                        List.of()))
                .orElseThrow();

        assertThat(link.title()).isEqualTo("1 Cor 13:4");
        assertThat(link.url()).isEqualTo("urn:osis:1Cor.13.4-1Cor.13.7");
    }

    @Test
    void scriptureKnownElsewhere_isLinkedByItsPlace() {
        CitationLink link = links(Optional.empty())
                .of(quote(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Citation.Place.scripture("KJV", "Ps.23.1-Ps.23.2,Ps.23.4"))))
                .orElseThrow();

        assertThat(link.title()).isEqualTo("Ps 23:1-Ps 23:2, Ps 23:4");
        assertThat(link.url()).isEqualTo("urn:osis:Ps.23.1-Ps.23.2,Ps.23.4");
    }

    @Test
    void quotationThatNothingHolds_hasNoLink() {
        assertThat(links(Optional.of("https://reader.example/"))
                        .of(quote(Optional.empty(), Optional.empty(), List.of())))
                .isEmpty();
    }

    @Test
    void citationThatWasTakenOut_hasNoLink() {
        assertThat(links(Optional.empty())
                        .of(List.of(citation(CitationKind.MARKER, "", Optional.of("1"), Optional.empty(), List.of()))))
                .isEmpty();
    }
}
