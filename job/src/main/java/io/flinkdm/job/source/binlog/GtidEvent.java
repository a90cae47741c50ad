package io.flinkdm.job.source.binlog;

import io.flinkdm.job.source.binlog.value.BinlogBuffer;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.GtidAccumulator;
import java.util.UUID;

/** The name of the transaction that begins; added to the reader's set when it ends. Immutable. */
public sealed interface GtidEvent {

    /** Call it at the transaction's end, not at its beginning. */
    void addTo(GtidAccumulator gtids);

    /** Whether a statement of its own follows, without BEGIN before and commit after it. */
    boolean standalone();

    /** MySQL's GTID. It does not tell whether a BEGIN follows. */
    record MySql(UUID uuid, long number) implements GtidEvent {

        @Override
        public void addTo(GtidAccumulator gtids) {
            gtids.add(uuid, number);
        }

        @Override
        public boolean standalone() {
            return false;
        }
    }

    /** MySQL's GTID with a tag, since 8.3. */
    record Tagged(UUID uuid, String tag, long number) implements GtidEvent {

        @Override
        public void addTo(GtidAccumulator gtids) {
            gtids.add(uuid, tag, number);
        }

        @Override
        public boolean standalone() {
            return false;
        }
    }

    /** MySQL without gtid_mode. */
    record Anonymous() implements GtidEvent {

        @Override
        public void addTo(GtidAccumulator gtids) {
            // A transaction without a name adds nothing to a set of names.
        }

        @Override
        public boolean standalone() {
            return false;
        }
    }

    /**
     * MariaDB's GTID, which also stands for BEGIN unless it is standalone.
     *
     * @param flags MariaDB's flags2
     * @param extraFlags MariaDB's flags_extra, since 10.8; 0 without them
     */
    record MariaDb(long domain, long server, long sequence, int flags, int extraFlags)
            implements GtidEvent {

        private static final int STANDALONE = 1;
        private static final int DDL = 32;
        private static final int PREPARED_XA = 64;
        private static final int COMPLETED_XA = 128;
        private static final int GROUP_COMMIT_ID = 2;
        private static final int ALTER_BEGINS = 2;
        private static final int ALTER_FAILS = 8;

        @Override
        public void addTo(GtidAccumulator gtids) {
            gtids.add(domain, server, sequence);
        }

        @Override
        public boolean standalone() {
            return (flags & STANDALONE) != 0;
        }

        public boolean ddl() {
            return (flags & DDL) != 0;
        }

        /** Whether the transaction is a part of an XA transaction. */
        public boolean xa() {
            return (flags & (PREPARED_XA | COMPLETED_XA)) != 0;
        }

        /**
         * Whether its statement tells replicas to begin an ALTER TABLE that is not done yet, or to
         * give it up ({@code binlog_alter_two_phase=ON}). When it is done, it comes again.
         */
        public boolean alterBeginsOrFails() {
            return (extraFlags & (ALTER_BEGINS | ALTER_FAILS)) != 0;
        }

        /** What stands between the flags and the further ones is of a length of its own. */
        private static int extraFlags(int flags, BinlogBuffer in) {
            if ((flags & GROUP_COMMIT_ID) != 0) {
                in.skip(Math.min(8, in.remaining()));
            }
            if ((flags & (PREPARED_XA | COMPLETED_XA)) != 0) {
                in.skip(4);
                in.skip(in.uint8() + in.uint8());
            }
            return in.remaining() > 0 ? in.uint8() : 0;
        }
    }

    /** GTID_LOG_EVENT: commit flag, UUID, number; what follows serves parallel replicas. */
    static GtidEvent parseMySql(byte[] body) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            in.skip(1);
            UUID uuid = new UUID(in.uintBigEndian(8), in.uintBigEndian(8));
            return new MySql(uuid, in.int64());
        } catch (IndexOutOfBoundsException e) {
            throw cutShort(e);
        }
    }

    /** GTID_TAGGED_LOG_EVENT. */
    static GtidEvent parseTagged(byte[] body) {
        try {
            return TaggedGtidFields.read(new BinlogBuffer(body));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw cutShort(e);
        }
    }

    /**
     * @param serverId from the event's header
     */
    static GtidEvent parseMariaDb(byte[] body, long serverId) {
        try {
            BinlogBuffer in = new BinlogBuffer(body);
            long sequence = in.int64();
            long domain = in.uint32();
            int flags = in.uint8();
            int extraFlags = MariaDb.extraFlags(flags, in);
            return new MariaDb(domain, serverId, sequence, flags, extraFlags);
        } catch (IndexOutOfBoundsException e) {
            throw cutShort(e);
        }
    }

    private static MigrationException cutShort(RuntimeException cause) {
        return new MigrationException(ErrorCode.BINLOG_EVENT_DECODE, "GTID event cut short", cause);
    }
}
