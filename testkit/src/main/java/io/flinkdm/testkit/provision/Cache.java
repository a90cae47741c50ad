package io.flinkdm.testkit.provision;

import io.flinkdm.testkit.process.RunFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The folder in which fetched programs stay: {@code FLINK_DM_CACHE}, else {@code
 * ~/.cache/flink-dm}. Every entry is made once, under a lock that other processes respect, and
 * appears whole or not at all. Immutable, any thread.
 */
public final class Cache {

    /** Makes one entry at the path it is given, which does not exist yet. */
    @FunctionalInterface
    public interface Maker {
        void make(Path path) throws IOException, UnavailableException;
    }

    // file locks are held by the whole JVM: its threads need locks of their own
    private static final Map<Path, ReentrantLock> JVM_LOCKS = new ConcurrentHashMap<>();

    private final Path folder;

    Cache(Path folder) {
        this.folder = folder;
    }

    /** The cache of this user. */
    public static Cache ofUser() {
        String chosen = System.getenv("FLINK_DM_CACHE");
        return new Cache(
                chosen == null || chosen.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache", "flink-dm")
                        : Path.of(chosen).toAbsolutePath());
    }

    /**
     * The cache for programs that run as another user: root's home is closed to others, so root
     * keeps them in {@code /var/tmp/flink-dm} then.
     */
    public static Cache ofPrograms() throws IOException, UnavailableException {
        Cache own = ofUser();
        if (!User.isRoot() || isOpenToAll(own.folder)) {
            return own;
        }
        Path shared = Path.of("/var/tmp/flink-dm");
        if (!Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    shared,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        if (!Files.getOwner(shared, LinkOption.NOFOLLOW_LINKS).getName().equals("root")) {
            throw new UnavailableException(
                    shared + " belongs to somebody else: set FLINK_DM_CACHE to a folder of yours");
        }
        return new Cache(shared);
    }

    public Path folder() {
        return folder;
    }

    /** The entry's path if it was made already or is made now. */
    public Path entry(String name, Maker maker) throws IOException, UnavailableException {
        Path entry = folder.resolve(name);
        if (Files.exists(entry)) {
            return entry;
        }
        Files.createDirectories(entry.getParent());
        ReentrantLock jvmLock = JVM_LOCKS.computeIfAbsent(entry, any -> new ReentrantLock());
        jvmLock.lock();
        try (FileChannel channel = openLock(entry);
                FileLock lock = channel.lock()) {
            if (!Files.exists(entry)) {
                make(entry, maker);
            }
            return entry;
        } finally {
            jvmLock.unlock();
        }
    }

    private static FileChannel openLock(Path entry) throws IOException {
        return FileChannel.open(
                entry.resolveSibling("." + entry.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private static void make(Path entry, Maker maker) throws IOException, UnavailableException {
        Path unfinished = entry.resolveSibling(entry.getFileName() + ".unfinished");
        RunFolder.delete(unfinished);
        try {
            maker.make(unfinished);
            Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            RunFolder.delete(unfinished);
        }
    }

    private static boolean isOpenToAll(Path folder) throws IOException {
        for (Path path = folder; path != null; path = path.getParent()) {
            if (Files.exists(path)
                    && !Files.getPosixFilePermissions(path)
                            .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
