package io.flinkdm.job.meta;

import io.flinkdm.udf.model.BinlogPosition;
import java.util.Objects;

/**
 * Where a source's binlog is to be read from, and whose binlog that is. Immutable.
 *
 * @param server what the server tells of itself
 * @param file a binlog file of it, {@code ""} when unknown
 * @param bornSeconds when the server began that file, seconds since 1970; 0 when unknown
 */
public record NotedStart(BinlogPosition place, String server, String file, long bornSeconds) {

    public NotedStart {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(file, "file");
    }
}
