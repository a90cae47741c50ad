package io.flinkdm.udf.ddl.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableId;
import org.junit.jupiter.api.Test;

/** What needs no server; {@code SchemaTrackerIT} compares with them. */
class SchemaTrackerTest {

    private static final TableId T = new TableId("s", "t");

    private static Structures run(ServerDefaults defaults, String... statements) {
        Structures now = Structures.NONE;
        for (String sql : statements) {
            now =
                    new SchemaTracker(defaults)
                            .apply(new DdlParser(defaults.options()).parse(sql), "s", now);
        }
        return now;
    }

    private static TrackedTable table(String... statements) {
        return run(Defaults.mysql80(), statements).table(T).orElseThrow();
    }

    @Test
    void partsTakeEffectAtOnce() {
        TrackedTable table =
                table(
                        "CREATE TABLE t (a INT, b VARCHAR(9), UNIQUE (a))",
                        "ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a, ADD c INT AFTER b");

        assertThat(table.schema().columns())
                .extracting(Column::name)
                .containsExactly("b", "c", "a");
        assertThat(table.schema().keys().get(0).columns()).containsExactly("b");
    }

    @Test
    void keysGetTheServersNames() {
        TrackedTable table =
                table("CREATE TABLE t (a INT UNIQUE, b INT)", "ALTER TABLE t ADD UNIQUE (a, b)");

        assertThat(table.schema().keys()).extracting(Key::name).containsExactly("a", "a_2");
    }

    @Test
    void aTableTakesItsCharacterSetFromItsSchema() {
        TrackedTable table =
                table("CREATE DATABASE s CHARACTER SET latin1", "CREATE TABLE t (a CHAR(1))");

        assertThat(table.schema().columns().get(0).type().collation())
                .isEqualTo("latin1_swedish_ci");
    }

    @Test
    void isKeptAsText() {
        TrackedTable table =
                table(
                        "CREATE TABLE t (id INT PRIMARY KEY, a ENUM('x','it''s') DEFAULT 'x',"
                                + " b INT AS (id + 1) STORED, c TEXT, UNIQUE u (c(5), a), KEY (a))");

        assertThat(new SchemaTracker(Defaults.mysql80()).table(table.createTable(T)))
                .isEqualTo(table);
    }

    @Test
    void namesAreInLowerCaseWhereTheServerKeepsThemSo() {
        Structures after = run(Defaults.mariaDb(), "CREATE TABLE S.T (A INT)");

        assertThat(after.tables()).containsOnlyKeys(T);
    }

    @Test
    void aDroppedSchemaTakesItsTablesAlong() {
        assertThat(
                        run(
                                        Defaults.mysql80(),
                                        "CREATE TABLE t (a INT)",
                                        "CREATE TABLE x.t (a INT)",
                                        "DROP DATABASE s")
                                .tables())
                .containsOnlyKeys(new TableId("x", "t"));
    }

    @Test
    void aTableThatIsNotTrackedCannotBeAltered() {
        assertThatThrownBy(() -> table("ALTER TABLE t ADD a INT"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("code=44005")
                .hasMessageContaining("`s`.`t`");
    }

    @Test
    void whatDoesNotFitStops() {
        assertThatThrownBy(() -> table("CREATE TABLE t (a INT)", "ALTER TABLE t DROP b"))
                .hasMessageContaining("code=44006");
        assertThatThrownBy(() -> table("CREATE TABLE t (a INT) WITH SYSTEM VERSIONING"))
                .hasMessageContaining("cannot be followed");
        assertThatThrownBy(() -> table("CREATE TABLE t (a INT", "ALTER NONSENSE"))
                .hasMessageContaining("code=44006");
    }
}
