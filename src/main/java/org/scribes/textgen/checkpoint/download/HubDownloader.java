package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Downloads models from a Hugging Face hub into the cache, like huggingface_hub's {@code snapshot_download}: first the
 * file list of the revision, which pins a commit, then the files of that commit. Partial downloads are kept and
 * resumed.
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
     * Downloads the checkpoint files of {@code repository} at the current commit of {@code revision}. Blocks. Downloads
     * of the same model, also in other processes, run one at a time.
     *
     * @return the snapshot folder, with every file's size and checksum verified
     * @throws GenerationException MODEL_UNAVAILABLE, with a remedy; the message never contains the token
     * @throws InterruptedException if the thread is interrupted; no work continues in the background
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
            boolean unused = Thread.interrupted(); // the exception carries the interrupt
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
