package org.scribes.textgen.domain;

/** A language in which Bible references are recognised, by its ISO 639 code. */
public enum TextLanguage {
    EN,
    ES,
    PT,
    DE,
    FR
}
