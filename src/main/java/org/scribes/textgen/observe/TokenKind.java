package org.scribes.textgen.observe;

/** Tokens of a prompt or of an answer. */
enum TokenKind {
    INPUT,
    OUTPUT
}
