package org.scribes.textgen.domain;

/**
 * An exception whose message is written for a caller or an operator: it says what is wrong and what to do, and contains
 * nothing of a prompt, an answer or a key. Such a message may be logged.
 */
public interface MessageForPeople {}
