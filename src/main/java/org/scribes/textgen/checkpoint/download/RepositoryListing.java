package org.scribes.textgen.checkpoint.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;

/**
 * The files of a repository at one commit.
 *
 * @param files those that can belong to a checkpoint, by name
 */
record RepositoryListing(RepositoryId repository, String commit, Map<String, HubFile> files) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Parses the response to {@code GET /api/models/<repository>/revision/<revision>?blobs=true}:
     * {@code {"sha", "siblings": [{"rfilename", "size", "blobId", "lfs": {"size", "sha256"}}]}}. Only files in Git LFS
     * have {@code lfs}.
     *
     * @throws GenerationException if the response is malformed or contains an impossible file name
     */
    static RepositoryListing parse(RepositoryId repository, byte[] body, HubErrors errors) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException e) {
            // Without the cause, which quotes the response
            throw errors.invalidListing(repository, "is not JSON");
        }
        String commit = root.path("sha").asText();
        if (!Revision.isCommit(commit)) {
            throw errors.invalidListing(repository, "names no commit");
        }
        Map<String, HubFile> files = new LinkedHashMap<>();
        for (JsonNode sibling : root.path("siblings")) {
            String name = sibling.path("rfilename").asText();
            if (leavesFolder(name)) {
                throw errors.invalidListing(repository, "names a file outside of its folder");
            }
            if (CheckpointFiles.mayBelong(name)) {
                files.put(name, file(repository, name, sibling, errors));
            }
        }
        return new RepositoryListing(repository, commit, files);
    }

    /** The file called {@code name}, if the repository has it. */
    Optional<HubFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static HubFile file(RepositoryId repository, String name, JsonNode sibling, HubErrors errors) {
        JsonNode lfs = sibling.path("lfs");
        JsonNode size = lfs.has("size") ? lfs.path("size") : sibling.path("size");
        try {
            Checksum checksum = lfs.isObject()
                    ? new Checksum(Checksum.Kind.SHA256, lfs.path("sha256").asText())
                    : new Checksum(
                            Checksum.Kind.GIT_BLOB, sibling.path("blobId").asText());
            return new HubFile(name, size.canConvertToLong() ? size.asLong() : -1, checksum);
        } catch (IllegalArgumentException e) {
            throw errors.invalidListing(repository, "has no valid size and checksum for " + name);
        }
    }

    /** Git does not allow such names, so the whole response is not trusted. */
    private static boolean leavesFolder(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\0') >= 0
                || List.of(name.split("[/\\\\]", -1)).contains("..");
    }
}
