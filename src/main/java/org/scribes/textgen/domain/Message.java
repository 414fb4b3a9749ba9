package org.scribes.textgen.domain;

/** One turn of a conversation. */
public record Message(Role role, String content) {}
