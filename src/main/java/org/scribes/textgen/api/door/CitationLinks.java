package org.scribes.textgen.api.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Passage;

/**
 * Gives each citation of one answer an address: its passage's own, else that of the reader for its reference, else a URN.
 * Only what has neither a passage nor a reference has none: a quotation that nothing holds is no source.
 */
public final class CitationLinks {
    private final Map<String, Passage> passages;
    private final Optional<String> readerUrl;
    private final Function<String, Optional<String>> osis;

    /**
     * Links of an answer to a request.
     *
     * @param passages those of the request
     * @param osis the OSIS form of a passage's reference
     */
    public CitationLinks(List<Passage> passages, DoorConfig config, Function<String, Optional<String>> osis) {
        this.passages = passages.stream().collect(Collectors.toMap(Passage::id, Function.identity()));
        this.readerUrl = config.readerUrl();
        this.osis = osis;
    }

    /** The links of {@code citations}, in order. */
    public List<CitationLink> of(List<Citation> citations) {
        return citations.stream().flatMap(citation -> of(citation).stream()).toList();
    }

    /** The link of a citation; empty if it has no source, or is not in the answer. */
    public Optional<CitationLink> of(Citation citation) {
        if (citation.start() == citation.end()) {
            return Optional.empty();
        }
        Optional<String> passageId = citation.sources().stream()
                .map(Citation.Source::passage)
                .findFirst()
                .or(() -> citation.existsIn().stream()
                        .flatMap(known -> known.passage().stream())
                        .findFirst());
        Optional<Passage> passage = passageId.map(passages::get);
        Optional<String> place = citation.reference()
                .or(() -> passage.flatMap(Passage::reference).flatMap(osis))
                .or(() -> citation.existsIn().stream()
                        .flatMap(known -> known.reference().stream())
                        .findFirst());
        return address(passage, passageId, place)
                .map(url -> new CitationLink(citation, title(citation, passage, passageId, place), url));
    }

    private Optional<String> address(Optional<Passage> passage, Optional<String> passageId, Optional<String> place) {
        return passage.flatMap(Passage::url)
                .or(() -> place.flatMap(this::inReader))
                .or(() -> place.map(reference -> "urn:osis:" + encoded(reference)))
                .or(() -> passageId.map(id -> "urn:passage:" + encoded(id)));
    }

    private Optional<String> inReader(String osis) {
        return readerUrl.map(address -> address.contains(DoorConfig.REFERENCE)
                ? address.replace(DoorConfig.REFERENCE, encoded(osis))
                : address + encoded(osis));
    }

    private static String title(
            Citation citation, Optional<Passage> passage, Optional<String> passageId, Optional<String> place) {
        Optional<String> named = citation.kind() == CitationKind.REFERENCE
                ? Optional.of(citation.text())
                : passage.flatMap(Passage::reference).or(() -> place.map(CitationLinks::spoken));
        return named.or(() -> passage.flatMap(Passage::source))
                .or(() -> passageId)
                .orElse("");
    }

    /** An OSIS reference as it is usually written: {@code John.3.16-John.3.17} becomes {@code John 3:16-John 3:17}. */
    private static String spoken(String osis) {
        return Stream.of(osis.split(",", -1))
                .map(list -> Stream.of(list.split("-", -1))
                        .map(CitationLinks::spokenPlace)
                        .collect(Collectors.joining("-")))
                .collect(Collectors.joining(", "));
    }

    private static String spokenPlace(String place) {
        int book = place.indexOf('.');
        return book < 0
                ? place
                : place.substring(0, book) + ' ' + place.substring(book + 1).replace('.', ':');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2C", ",");
    }
}
