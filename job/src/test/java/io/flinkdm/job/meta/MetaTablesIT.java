package io.flinkdm.job.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.meta.SourceStatus.Location;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class MetaTablesIT {

    private static final String TASK = "task-1";
    private static final TableId USERS = new TableId("shop", "users");
    private static final TableSchema NARROW = schema("id");
    private static final TableSchema WIDE = schema("id", "naïve `name`");

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    private TestSchema schema;
    private Connection connection;
    private String meta;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "meta");
        meta = schema.name();
        connection = tidb.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        schema.close();
    }

    @Test
    void keepsTheStatusOfEachSource() throws SQLException {
        assertThat(SourceStatusTable.read(connection, meta, TASK)).isEmpty();
        SourceStatusTable.ensure(connection, meta, TASK);
        SourceStatusTable.ensure(connection, meta, TASK);
        SourceStatusTable.write(connection, meta, TASK, status("b", 1));
        SourceStatusTable.write(connection, meta, TASK, status("a", 2));
        SourceStatusTable.write(connection, meta, TASK, status("b", 3));
        assertThat(SourceStatusTable.read(connection, meta, TASK))
                .containsExactly(status("a", 2), status("b", 3));
    }

    @Test
    void findsStructuresByFingerprint() throws SQLException {
        assertThat(SchemaTable.find(connection, meta, TASK, WIDE.fingerprint())).isEmpty();
        SchemaTable.ensure(connection, meta, TASK);
        put(WIDE, 1);
        assertThat(SchemaTable.find(connection, meta, TASK, WIDE.fingerprint())).contains(WIDE);
        assertThat(SchemaTable.find(connection, meta, TASK, 1)).isEmpty();
    }

    @Test
    void knowsTheLatestStructureOfATable() throws SQLException {
        assertThat(SchemaTable.latest(connection, meta, TASK, "mysql-01")).isEmpty();
        SchemaTable.ensure(connection, meta, TASK);
        put(NARROW, 1);
        put(WIDE, 2);
        put(WIDE, 2);
        assertThat(SchemaTable.latest(connection, meta, TASK, "mysql-01"))
                .containsOnlyKeys(USERS)
                .containsEntry(USERS, WIDE);
        put(NARROW, 3);
        assertThat(SchemaTable.latest(connection, meta, TASK, "mysql-01"))
                .containsEntry(USERS, NARROW);
        assertThat(SchemaTable.latest(connection, meta, TASK, "mysql-02")).isEmpty();
    }

    @Test
    void handsOutCommandsInOrder() throws SQLException {
        assertThat(CommandTable.after(connection, meta, TASK, 0)).isEmpty();
        CommandTable.ensure(connection, meta, TASK);
        ask("skip");
        ask("inject");
        List<CommandTable.Command> all = CommandTable.after(connection, meta, TASK, 0);
        assertThat(all).extracting(CommandTable.Command::name).containsExactly("skip", "inject");
        assertThat(CommandTable.after(connection, meta, TASK, all.get(0).id()))
                .containsExactly(all.get(1));
        CommandTable.refuse(connection, meta, TASK, all.get(0).id(), "no");
        CommandTable.refuse(connection, meta, TASK, all.get(0).id(), "no");
    }

    @Test
    void keepsTheFirstStartOfASource() throws SQLException {
        assertThat(StartTable.find(connection, meta, TASK, "mysql-01")).isEmpty();
        assertThat(StartTable.remove(connection, meta, TASK, "mysql-01")).isFalse();
        StartTable.ensure(connection, meta, TASK);
        StartTable.putFirst(connection, meta, TASK, "mysql-01", start(4));
        StartTable.putFirst(connection, meta, TASK, "mysql-01", start(5));
        assertThat(StartTable.find(connection, meta, TASK, "mysql-01")).contains(start(4));
        assertThat(StartTable.find(connection, meta, TASK, "mysql-02")).isEmpty();
        assertThat(StartTable.remove(connection, meta, TASK, "mysql-01")).isTrue();
        assertThat(StartTable.find(connection, meta, TASK, "mysql-01")).isEmpty();
    }

    private static NotedStart start(long offset) {
        GtidSet gtids = GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5");
        return new NotedStart(
                new BinlogPosition("mysql-bin.000001", offset, gtids),
                "server_uuid a",
                "mysql-bin.000001",
                1_700_000_000);
    }

    @Test
    void forgetsATask() throws SQLException {
        StartTable.ensure(connection, meta, TASK);
        SchemaTable.ensure(connection, meta, TASK);
        SourceStatusTable.ensure(connection, meta, TASK);
        SourceStatusTable.ensure(connection, meta, "other");
        MetaTables.drop(connection, meta, TASK);
        assertThat(MetaTables.exists(connection, meta, TASK, "schema")).isFalse();
        assertThat(MetaTables.exists(connection, meta, TASK, "start")).isFalse();
        assertThat(MetaTables.exists(connection, meta, "other", "checkpoint")).isTrue();
    }

    private void put(TableSchema structure, long offset) throws SQLException {
        SchemaTable.put(
                connection,
                meta,
                TASK,
                new SourceTable("mysql-01", USERS),
                new BinlogPosition("mysql-bin.000001", offset, GtidSet.EMPTY),
                structure);
    }

    private void ask(String command) throws SQLException {
        String sql =
                "INSERT INTO "
                        + MetaTables.of(meta, TASK, "command")
                        + " (command, arguments) VALUES (?, '{}')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, command);
            statement.executeUpdate();
        }
    }

    private static TableSchema schema(String... names) {
        ColumnType type =
                new ColumnType("enum", "enum('a','b')", "utf8mb4", null, List.of("a", "b"));
        List<Column> columns =
                List.of(names).stream().map(name -> new Column(name, type, true, false)).toList();
        Key key = new Key("PRIMARY", true, List.of(new Key.Part("id", 3)), false);
        return new TableSchema(columns, List.of(key));
    }

    private static SourceStatus status(String source, long number) {
        Location at = new Location("mysql-bin.000002", number, "uuid:1-5");
        return new SourceStatus(
                source,
                "Sync",
                false,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                at,
                Location.UNKNOWN,
                at,
                8,
                9,
                10,
                number);
    }
}
