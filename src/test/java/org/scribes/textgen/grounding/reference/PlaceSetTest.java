package org.scribes.textgen.grounding.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scribes.textgen.grounding.text.Span;

class PlaceSetTest {
    @Property
    void meets_anyReference_equalsAnyMatchOfItsReferences(
            @ForAll("references") List<Reference> references, @ForAll("reference") Reference other) {
        assertThat(PlaceSet.of(references).meets(other))
                .isEqualTo(references.stream().anyMatch(reference -> reference.meets(other)));
    }

    @Provide
    Arbitrary<List<Reference>> references() {
        return reference().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Reference> reference() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 4))
                .as((first, more) -> new Places(first, first + more))
                .list()
                .ofMaxSize(3)
                .map(places -> new Reference(new Span(0, 1), "name", places, true));
    }
}
