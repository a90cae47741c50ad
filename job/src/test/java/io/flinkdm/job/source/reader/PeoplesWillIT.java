package io.flinkdm.job.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.flinkdm.job.meta.BinlogOperator;
import io.flinkdm.job.meta.BinlogOperator.Op;
import io.flinkdm.job.meta.BinlogOperatorTable;
import io.flinkdm.job.meta.EventPlace;
import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.job.meta.StructureSetTable;
import io.flinkdm.job.source.server.ServerState;
import io.flinkdm.job.source.server.Upstream;
import io.flinkdm.job.source.split.BinlogSplit;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people say about statements and structures counts where the binlog is read. */
@ExtendWith(TestServers.class)
class PeoplesWillIT {

    private static final Pattern PLACE =
            Pattern.compile("startLocation: \\[position: \\((\\S+), (\\d+)\\)");

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    private TestSchema schema;
    private TestSchema other;
    private FollowedBinlog binlog;

    @BeforeEach
    void create() throws SQLException {
        schema = TestSchema.create(mysql, "will");
        other = TestSchema.create(mysql, "other");
        other.execute("CREATE TABLE t (id INT PRIMARY KEY)");
        binlog = new FollowedBinlog(schema);
    }

    @AfterEach
    void drop() throws SQLException {
        binlog.close();
        other.close();
        schema.close();
    }

    private interface OnTarget {
        void run(Connection target, String meta, String task) throws SQLException;
    }

    private void onTarget(OnTarget work) throws SQLException {
        try (Connection target = Upstream.open(binlog.source())) {
            work.run(target, binlog.plan().metaSchema(), binlog.plan().task());
        }
    }

    private void say(EventPlace place, Op op, String... statements) throws SQLException {
        onTarget(
                (target, meta, task) -> {
                    BinlogOperatorTable.ensure(target, meta, task);
                    BinlogOperatorTable.put(
                            target,
                            meta,
                            task,
                            BinlogOperator.set(place, op, List.of(statements), "me", 1));
                });
    }

    /** A table that is not migrated becomes one that is: it stops there. */
    private EventPlace stopped() throws SQLException {
        other.execute("RENAME TABLE t TO `" + schema.name() + "`.t");
        schema.execute("INSERT INTO t VALUES (7)");
        Throwable stop = catchThrowable(binlog::readAll);
        Matcher place = PLACE.matcher(stop.getMessage());
        assertThat(place.find()).as(stop.getMessage()).isTrue();
        return EventPlace.of("mysql-01", place.group(1), Long.parseLong(place.group(2)));
    }

    @Test
    void aReplacementIsFollowedAndPassedOn() throws Exception {
        say(stopped(), Op.REPLACE, "CREATE TABLE `" + schema.name() + "`.t (id INT PRIMARY KEY)");
        binlog.goOnFrom(binlog.split()).readAll();

        assertThat(binlog.statements()).extracting(DdlChange::part).containsExactly(1);
        assertThat(binlog.rows()).extracting(RowChange::after).containsExactly(Row.of(7L));
    }

    @Test
    void aStatementIsPassedOverAndTheStructureTold() throws Exception {
        say(stopped(), Op.SKIP);
        BinlogSplit before = binlog.split();
        Throwable unknown = catchThrowable(() -> binlog.goOnFrom(before).readAll());
        assertThat(unknown).hasMessageContaining("code=44005");

        TableId table = new TableId(schema.name(), "t");
        onTarget(
                (target, meta, task) -> {
                    StructureSetTable.ensure(target, meta, task);
                    StructureSetTable.put(
                            target,
                            meta,
                            task,
                            StructureSet.of(
                                    new SourceTable("mysql-01", table),
                                    "CREATE TABLE " + table.quoted() + " (id INT PRIMARY KEY)",
                                    StructureSet.Origin.FILE,
                                    "me",
                                    1));
                });
        binlog.goOnFrom(before).readAll();
        assertThat(binlog.rows()).extracting(RowChange::after).containsExactly(Row.of(7L));
        assertThat(binlog.goOnFrom(before).readAll().rows()).hasSize(1);
        assertThat(binlog.statements()).isEmpty();
    }

    @Test
    void statementsArePutBeforeAnEvent() throws Exception {
        BinlogPosition head;
        try (Connection connection = schema.connect()) {
            head = ServerState.read(connection).head();
        }
        EventPlace place = EventPlace.of("mysql-01", head.file(), head.offset());
        say(place.part(EventPlace.BEFORE), Op.INJECT, "DROP TABLE a.b", "DROP TABLE a.c");
        schema.execute("CREATE TABLE u (id INT PRIMARY KEY)");

        assertThat(binlog.readAll().statements())
                .extracting(DdlChange::part)
                .containsExactly(1001, 1002, 0);
        assertThat(binlog.statements().get(0).origin().offset()).isEqualTo(head.offset());
    }
}
