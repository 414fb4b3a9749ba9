package org.scribes.textgen.checkpoint.download;

import java.util.regex.Pattern;

/** A revision of a repository: a branch, a tag, a pull request ({@code refs/pr/1}) or a commit. */
public record Revision(String value) {
    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.@+-]*";
    private static final Pattern FORM = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final int MAX_LENGTH = 200;

    /** The default branch. */
    public static final Revision MAIN = new Revision("main");

    /** @throws IllegalArgumentException if {@code value} is not valid; the message follows the property's name */
    public Revision {
        if (value.length() > MAX_LENGTH
                || value.contains("..")
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a branch, a tag or a commit of the repository, such as main");
        }
    }

    /** Whether {@code text} is a full commit hash, which always names the same files. */
    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    boolean isCommit() {
        return isCommit(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
