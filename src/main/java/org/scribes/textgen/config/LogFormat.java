package org.scribes.textgen.config;

/** What is written to the console. */
public enum LogFormat {
    /** Text for a terminal and under Maven, else JSON. */
    AUTO,
    JSON,
    TEXT
}
