package org.scribes.textgen.backend;

import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Route;

/** An answer and the way to it. */
public record RoutedCompletion(Completion completion, Route route) {}
