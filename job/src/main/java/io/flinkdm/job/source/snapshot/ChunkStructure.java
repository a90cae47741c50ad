package io.flinkdm.job.source.snapshot;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.server.StructureReader;
import io.flinkdm.job.source.split.SnapshotSplit;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a table still is what it was when its chunks were cut. Its rows are read as they are now,
 * before the statements that have altered it since reach the target: a new column does no harm, one
 * that is gone is left out, and one of another type would be read as what it is not. From here on
 * no statement can alter the table until the transaction ends: it holds the table's metadata lock.
 * Fetcher thread.
 */
final class ChunkStructure {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkStructure.class);

    private static final int NO_SUCH_SCHEMA = 1049;
    private static final int NO_SUCH_TABLE = 1146;

    private static final String ANEW =
            " while its rows were loaded; empty the target's tables and start the task with"
                    + " --remove-meta, or leave the table out by `block-allow-list`";

    private final SourcePlan source;
    private final SnapshotSplit split;

    ChunkStructure(SourcePlan source, SnapshotSplit split) {
        this.source = source;
        this.split = split;
    }

    /**
     * Looks within a transaction that the connection is in.
     *
     * @return the structure to read the chunk with
     * @throws MigrationException 32001 when the chunk cannot be read any more
     */
    TableSchema look(Connection connection, TableSchema cut) throws SQLException {
        List<Column> now = hold(connection);
        requireSame(cut, now);
        if (cut.columns().stream().allMatch(column -> find(column, now).isPresent())) {
            return cut;
        }
        TableSchema left = without(cut, now);
        LOG.warn(
                "{}: {} lost columns while its rows are loaded; chunk {} is read as {}",
                source.sourceId(),
                split.table(),
                split.chunk(),
                left);
        return left;
    }

    private List<Column> hold(Connection connection) throws SQLException {
        TableId table = split.table();
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM " + table.quoted() + " LIMIT 0").close();
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_SCHEMA) {
                throw refused("was dropped or renamed" + ANEW, e);
            }
            throw e;
        }
        return new StructureReader(connection).columns(table);
    }

    private void requireSame(TableSchema cut, List<Column> now) {
        for (Column column : cut.columns()) {
            Optional<Column> found = find(column, now);
            if (found.isPresent() && !same(column, found.get())) {
                throw refused(
                        "column `"
                                + column.name()
                                + "` became "
                                + found.get().type().definition()
                                + ANEW,
                        null);
            }
        }
        // Its changes up to the snapshot are not read, so nothing would fill a new column.
        if (split.keyless() && now.size() != cut.columns().size()) {
            throw refused("has other columns, has no unique key, and was altered" + ANEW, null);
        }
        for (String key : split.range().columns()) {
            if (now.stream().noneMatch(column -> column.name().equalsIgnoreCase(key))) {
                throw refused("lost column `" + key + "`, by which it is read," + ANEW, null);
            }
        }
    }

    /** Whether values are read alike; by a column whose order is another one nothing is found. */
    private boolean same(Column cut, Column now) {
        boolean orders = split.range().columns().stream().anyMatch(cut.name()::equalsIgnoreCase);
        return ReadAs.of(cut.type()).equals(ReadAs.of(now.type()))
                && cut.generated() == now.generated()
                && (!orders || collation(cut.type()).equals(collation(now.type())));
    }

    /** One name for what servers call by two. */
    private static String collation(ColumnType type) {
        return String.valueOf(type.collation()).replace("utf8mb3", "utf8");
    }

    /** As what values are read; servers show the same type in more than one way. */
    private record ReadAs(String name, String definition, String charset, List<String> members) {

        private static final Set<String> INTEGERS =
                Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "year");

        static ReadAs of(ColumnType type) {
            boolean integer = INTEGERS.contains(type.name());
            String shown = type.definition();
            return new ReadAs(
                    type.name(),
                    integer ? shown.replaceAll("\\(\\d+\\)", "") : shown,
                    String.valueOf(type.charset()).replace("utf8mb3", "utf8"),
                    type.members());
        }
    }

    private static Optional<Column> find(Column column, List<Column> now) {
        return now.stream().filter(one -> one.name().equalsIgnoreCase(column.name())).findFirst();
    }

    private static TableSchema without(TableSchema cut, List<Column> now) {
        List<Column> left =
                cut.columns().stream().filter(column -> find(column, now).isPresent()).toList();
        List<Key> keys =
                cut.keys().stream()
                        .filter(key -> key.columns().stream().allMatch(name -> named(left, name)))
                        .toList();
        return new TableSchema(left, keys);
    }

    private static boolean named(List<Column> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(name));
    }

    private MigrationException refused(String what, SQLException cause) {
        return new MigrationException(
                ErrorCode.DUMP_UNIT_RUNTIME,
                ErrorScope.UPSTREAM,
                source.sourceId()
                        + " ("
                        + source.connection().display()
                        + "): "
                        + split.table()
                        + " "
                        + what,
                cause);
    }

    /** Begins the transaction that {@link #look} looks within. */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** The connection is as it was before. */
    static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
