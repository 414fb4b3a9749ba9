package org.scribes.textgen.checkpoint.download;

import java.util.regex.Pattern;

/**
 * The id of a model on a Hugging Face hub: {@code owner/name}, or {@code name} for the oldest models. The rules of
 * huggingface_hub's {@code validate_repo_id} exclude paths.
 */
public record RepositoryId(String value) {
    private static final String PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?";
    private static final Pattern FORM = Pattern.compile("(?:" + PART + "/)?" + PART);

    /** @throws IllegalArgumentException if {@code value} is not valid; the message follows the property's name */
    public RepositoryId {
        if (!FORM.matcher(value).matches() || value.contains("--") || value.contains("..") || value.endsWith(".git")) {
            throw new IllegalArgumentException("must be a repository such as owner/name: letters, digits, '-', '_' and"
                    + " '.', each part beginning and ending with a letter, a digit or '_', without '--', '..' or a"
                    + " final '.git'");
        }
    }

    /** The folder of this model in the cache: {@code models--owner--name}. */
    String folderName() {
        return "models--" + value.replace("/", "--");
    }

    @Override
    public String toString() {
        return value;
    }
}
