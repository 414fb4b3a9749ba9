package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists what a Hugging Face cache holds, and deletes from it, as {@code hf cache scan} and {@code hf cache delete} do. */
public final class CacheScan {
    private static final String MODEL = "models--";

    private final HubCache cache;

    public CacheScan(HubCache cache) {
        this.cache = cache;
    }

    /**
     * A model in the cache.
     *
     * @param bytes what it takes on the disk, parts of downloads included
     */
    public record CachedModel(String id, long bytes, List<CachedRevision> revisions) {
        public CachedModel {
            revisions = List.copyOf(revisions);
        }
    }

    /**
     * A downloaded revision.
     *
     * @param refs the branches and tags that point to it
     * @param missing the files of the checkpoint that are not there
     */
    public record CachedRevision(
            String commit, List<String> refs, Path folder, Instant modified, List<String> missing) {
        public CachedRevision {
            refs = List.copyOf(refs);
            missing = List.copyOf(missing);
        }
    }

    /** All models, by name; none if there is no cache. */
    public List<CachedModel> models() throws IOException {
        if (!Files.isDirectory(cache.folder())) {
            return List.of();
        }
        List<CachedModel> models = new ArrayList<>();
        for (Path folder : children(cache.folder())) {
            String name = String.valueOf(folder.getFileName());
            if (name.startsWith(MODEL) && Files.isDirectory(folder)) {
                models.add(model(name.substring(MODEL.length()).replace("--", "/"), folder));
            }
        }
        return models;
    }

    /**
     * Deletes a model with all its revisions.
     *
     * @return the bytes that were freed; 0 if it is not there
     */
    public long delete(RepositoryId repository) throws IOException {
        RepositoryFolder folder = cache.repository(repository);
        if (!Files.isDirectory(folder.root())) {
            return 0;
        }
        long bytes = size(folder.root());
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder.root())) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
        Files.deleteIfExists(folder.lock());
        return bytes;
    }

    private CachedModel model(String id, Path folder) throws IOException {
        List<CachedRevision> revisions = new ArrayList<>();
        Path snapshots = folder.resolve("snapshots");
        if (Files.isDirectory(snapshots)) {
            for (Path snapshot : children(snapshots)) {
                String commit = String.valueOf(snapshot.getFileName());
                revisions.add(new CachedRevision(
                        commit,
                        refs(folder.resolve("refs"), commit),
                        snapshot,
                        Files.getLastModifiedTime(snapshot).toInstant(),
                        HubCache.missing(new RepositoryFolder(folder, folder), commit)));
            }
        }
        return new CachedModel(id, size(folder), revisions);
    }

    private static List<String> refs(Path refs, String commit) throws IOException {
        if (!Files.isDirectory(refs)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(refs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.readString(file).strip().equals(commit)) {
                    names.add(refs.relativize(file).toString());
                }
            }
        }
        return names;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Snapshots link to blobs, so that links are not followed. */
    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.isRegularFile(file) && !Files.isSymbolicLink(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }
}
