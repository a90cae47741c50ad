package io.flinkdm.job.source.split;

import java.io.Serializable;
import java.util.Objects;

/**
 * Whose binlog a place was read from. File names and offsets mean something on that server only,
 * and only as long as it has not begun its binlog anew. Immutable.
 *
 * @param server what the server tells of itself, {@code ""} when unknown
 * @param file name of a binlog file, {@code ""} when unknown
 * @param bornSeconds when the server began that file, seconds since 1970; 0 when unknown
 * @param moved whether the task began on another server: file names and offsets noted then mean
 *     nothing any more, GTIDs do
 */
public record LogMark(String server, String file, long bornSeconds, boolean moved)
        implements Serializable {

    /** Nothing is known, as in states of earlier versions. */
    public static final LogMark UNKNOWN = new LogMark("", "", 0, false);

    public LogMark {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(file, "file");
    }

    public boolean knowsServer() {
        return !server.isEmpty();
    }

    /** Whether a file of this name, begun at this time, cannot be the one that was read. */
    public boolean contradicts(String otherFile, long otherBornSeconds) {
        return bornSeconds != 0 && file.equals(otherFile) && bornSeconds != otherBornSeconds;
    }

    public LogMark inFile(String newFile, long newBornSeconds) {
        return new LogMark(server, newFile, newBornSeconds, moved);
    }

    /** On a server: the same one, the first one known, or another one. */
    public LogMark onServer(String newServer) {
        if (server.equals(newServer)) {
            return this;
        }
        return knowsServer()
                ? new LogMark(newServer, "", 0, true)
                : new LogMark(newServer, file, bornSeconds, moved);
    }
}
