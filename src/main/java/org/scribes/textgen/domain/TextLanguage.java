package org.scribes.textgen.domain;

/** A language that references to the Bible are read in, by its ISO 639 code. */
public enum TextLanguage {
    EN,
    ES,
    PT,
    DE,
    FR
}
