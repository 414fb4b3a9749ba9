package org.scribes.textgen.grounding.reference;

import org.scribes.textgen.domain.Citation;

/**
 * A wording of a {@link KnownText}.
 *
 * @param edition the translation, such as {@code WEB}
 * @param places the places that contain it
 * @param name the places in OSIS form
 * @param text the exact text from the first matching word to the last
 * @param likeness 1 minus changed words divided by words; 1 for the same words
 */
public record KnownWording(String edition, Places places, String name, String text, double likeness) {
    /** The place as a citation states it. */
    public Citation.Place place() {
        return Citation.Place.scripture(edition, name);
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "KnownWording[" + edition + " " + name + ", " + likeness + "]";
    }
}
