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
    private long runFirst;
    private long runLast;

    public GtidAccumulator(GtidSet start) {
        this.base = start;
    }

    /** MySQL: {@code uuid:number}. */
    public void add(UUID uuid, long number) {
        if (runUuid != null && number == runLast + 1 && uuid.equals(runUuid)) {
            runLast = number;
            return;
        }
        fold();
        runUuid = uuid;
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
            base = base.union(GtidSet.of(MySqlGtids.range(runUuid, runFirst, runLast)));
            runUuid = null;
        }
    }
}
