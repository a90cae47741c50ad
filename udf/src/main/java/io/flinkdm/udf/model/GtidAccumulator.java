package io.flinkdm.udf.model;

import java.util.UUID;

/**
 * The growing {@link GtidSet} of a binlog reader: takes each transaction as it ends, gives the set
 * when it is asked for. A run of transactions of one MySQL server costs a few additions.
 *
 * <p>Fetcher thread.
 */
public final class GtidAccumulator {

    private GtidSet base;
    private UUID runUuid;
    private String runTag;
    private long runFirst;
    private long runLast;

    public GtidAccumulator(GtidSet start) {
        this.base = start;
    }

    /** MySQL: {@code uuid:number}. */
    public void add(UUID uuid, long number) {
        add(uuid, "", number);
    }

    /**
     * MySQL 8.3 and later: {@code uuid:tag:number}.
     *
     * @param tag in lower case, {@code ""} for none
     */
    public void add(UUID uuid, String tag, long number) {
        if (runUuid != null
                && number == runLast + 1
                && uuid.equals(runUuid)
                && tag.equals(runTag)) {
            runLast = number;
            return;
        }
        fold();
        runUuid = uuid;
        runTag = tag;
        runFirst = number;
        runLast = number;
    }

    /** MariaDB: {@code domain-server-sequence}. */
    public void add(long domain, long server, long sequence) {
        fold();
        base = base.plus(domain, server, sequence);
    }

    /** Any form as text, e.g. a tagged one. */
    public void add(String gtid) {
        fold();
        base = base.plus(gtid);
    }

    /** All transactions so far. */
    public GtidSet set() {
        fold();
        return base;
    }

    private void fold() {
        if (runUuid != null) {
            base = base.union(GtidSet.of(MySqlGtids.range(runUuid, runTag, runFirst, runLast)));
            runUuid = null;
        }
    }
}
