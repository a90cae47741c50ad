package io.flinkdm.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A target that checks foreign keys: changes of all tables keep the source's order. */
@ExtendWith(TestServers.class)
class ForeignKeysIT {

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    private TestSchema schema;
    private WriterFixture writer;
    private TableId parents;
    private TableId children;
    private TableSchema parent;
    private TableSchema child;

    @BeforeEach
    void open() throws SQLException {
        schema = TestSchema.create(tidb, "foreign");
        writer = WriterFixture.on(tidb.host(), tidb.port(), schema.name(), 4, 100);
        parents = new TableId(schema.name(), "parents");
        children = new TableId(schema.name(), "children");
        writer.execute(
                "CREATE TABLE " + parents.quoted() + " (id bigint PRIMARY KEY, v bigint)",
                "CREATE TABLE "
                        + children.quoted()
                        + " (id bigint PRIMARY KEY, p bigint, FOREIGN KEY (p) REFERENCES "
                        + parents.quoted()
                        + " (id) ON UPDATE CASCADE ON DELETE CASCADE)");
        writer.checkingForeignKeys();
        parent = writer.structure(parents);
        child = writer.structure(children);
        writer.source(parent);
        writer.source(child);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        schema.close();
    }

    private void parent(RowChange change) throws InterruptedException {
        writer.write(parents, parent, change);
    }

    private void child(RowChange change) throws InterruptedException {
        writer.write(children, child, change);
    }

    private static Row row(long id, long value) {
        return Row.of(id, value);
    }

    private List<String> children() throws SQLException {
        return writer.query("SELECT CONCAT(id, '/', p) FROM " + children.quoted() + " ORDER BY id");
    }

    /** The source's binlog does not tell what its foreign key has done to the children. */
    private void history(boolean again) throws InterruptedException {
        for (long id = 1; id <= 3; id++) {
            parent(marked(Changes.insert(row(id, 0)), again));
            child(marked(Changes.insert(row(10 + id, id)), again));
            child(marked(Changes.insert(row(20 + id, id)), again));
        }
        parent(marked(Changes.update(row(1, 0), row(5, 1)), again));
        child(marked(Changes.update(row(12, 2), row(12, 5)), again));
        parent(marked(Changes.delete(row(2, 0)), again));
        child(marked(Changes.delete(row(23, 3)), again));
        writer.flush();
    }

    private static RowChange marked(RowChange change, boolean again) {
        return again ? Changes.safe(change) : change;
    }

    @Test
    void changesCascadeAsAtTheSource() throws Exception {
        history(false);
        assertThat(children()).containsExactly("11/5", "12/5", "13/3", "21/5");
    }

    @Test
    void changesThatMayBeRepetitionsCascadeAsWell() throws Exception {
        history(true);
        assertThat(children()).containsExactly("11/5", "12/5", "13/3", "21/5");
    }

    /** The parent is gone already, by a later change. */
    @Test
    void aRepetitionIsTakenWithoutItsParent() throws Exception {
        child(Changes.safe(Changes.insert(row(11, 1))));
        child(Changes.safe(Changes.delete(row(11, 1))));
        parent(Changes.safe(Changes.update(row(1, 0), row(2, 0))));
        writer.flush();
        assertThat(children()).isEmpty();
        assertThat(writer.query("SELECT id FROM " + parents.quoted())).containsExactly("2");
    }

    @Test
    void existingRowsAreLoadedInAnyOrder() throws Exception {
        LoadWriter load = writer.loader();
        load.write(
                Bundle.of(
                        writer.addressed(children, child, Changes.snapshot(row(11, 1), 0)).get(0)),
                null);
        load.flush(false);
        load.close();
        assertThat(children()).containsExactly("11/1");
    }
}
