package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Downloads models from a Hugging Face hub into the cache, over plain HTTP as huggingface_hub's
 * {@code snapshot_download} does: the list of files of the revision first, which pins a commit, then the files of that
 * commit. What was received stays when a download ends early, and the next one goes on from there.
 */
public final class HubDownloader {
    private final HubCache cache;
    private final HubClient client;
    private final DownloadSettings settings;
    private final Machine machine;

    public HubDownloader(HubCache cache, DownloadEndpoint endpoint, DownloadSettings settings) {
        this(cache, endpoint, settings, Machine.REAL);
    }

    HubDownloader(HubCache cache, DownloadEndpoint endpoint, DownloadSettings settings, Machine machine) {
        this.cache = cache;
        this.client = new HubClient(endpoint, settings.idleTimeout());
        this.settings = settings;
        this.machine = machine;
    }

    /**
     * Downloads what the service needs of {@code repository}, as {@code revision} is at the hub now. Blocks; several
     * downloads of one model, in whatever processes, take turns.
     *
     * @return the folder of the snapshot, every file checked against the size and checksum that the hub announced
     * @throws GenerationException MODEL_UNAVAILABLE, with what to do about it; it never holds the token
     * @throws InterruptedException when the thread is interrupted: everything has stopped
     */
    @SuppressWarnings("try") // the lock is held, not used
    public Path download(RepositoryId repository, Revision revision, DownloadProgress progress)
            throws InterruptedException {
        RepositoryFolder folder = cache.repository(repository);
        try (DownloadLock lock = DownloadLock.acquire(folder.lock(), machine.sleeper())) {
            RepositoryListing listing = listing(repository, revision);
            Path snapshot =
                    new SnapshotDownload(client, listing, folder, machine).run(settings.filesAtOnce(), progress);
            folder.writeRef(revision, listing.commit());
            return snapshot;
        } catch (ClosedByInterruptException e) {
            boolean unused = Thread.interrupted(); // the exception says it
            throw new InterruptedException();
        } catch (IOException e) {
            throw new GenerationException(ErrorCode.MODEL_UNAVAILABLE, DiskSpace.cannotWrite(cache.folder(), e), e);
        }
    }

    private RepositoryListing listing(RepositoryId repository, Revision revision) throws InterruptedException {
        DownloadRetries retries = new DownloadRetries(machine.sleeper());
        try {
            while (true) {
                try {
                    return client.listing(repository, revision);
                } catch (TransientHubException e) {
                    retries.pauseAfter(e);
                }
            }
        } catch (TransientHubException e) {
            throw client.errors().gaveUp(repository, "revision " + revision, e);
        }
    }
}
