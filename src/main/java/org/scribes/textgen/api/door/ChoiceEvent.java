package org.scribes.textgen.api.door;

import org.scribes.textgen.domain.StreamEvent;

/**
 * An event of one of several answers.
 *
 * @param index the number of the answer, from 0
 */
public record ChoiceEvent(int index, StreamEvent event) {}
