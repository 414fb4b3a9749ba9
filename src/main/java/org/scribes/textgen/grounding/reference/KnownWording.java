package org.scribes.textgen.grounding.reference;

import org.scribes.textgen.domain.Citation;

/**
 * A wording of a {@link KnownText}.
 *
 * @param edition which translation it is of, such as {@code WEB}
 * @param places where it stands
 * @param name the places' form for machines: for the Bible OSIS
 * @param text the very words, with what stands between them, from the first to the last that was asked for
 * @param likeness how like it is to the words asked for: 1 less changed words by words, 1 for the same words
 */
public record KnownWording(String edition, Places places, String name, String text, double likeness) {
    /** Where it stands, as a citation says it. */
    public Citation.Place place() {
        return Citation.Place.scripture(edition, name);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "KnownWording[" + edition + " " + name + ", " + likeness + "]";
    }
}
