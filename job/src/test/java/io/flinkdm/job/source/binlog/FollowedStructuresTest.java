package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.Charsets;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowedStructuresTest {

    private static final TableId T = new TableId("a", "t");
    private static final TableId FIXED = new TableId("a", "fixed");
    private static final BinlogPosition AT = new BinlogPosition("f.1", 120, GtidSet.EMPTY);
    private static final ServerDefaults SERVER =
            new ServerDefaults(
                    false,
                    80036,
                    new Charsets(
                            Map.of(
                                    "utf8mb4", new Charsets.Charset("utf8mb4_bin", 4),
                                    "latin1", new Charsets.Charset("latin1_swedish_ci", 1)),
                            Map.of("utf8mb4_bin", "utf8mb4", "latin1_swedish_ci", "latin1")),
                    new TextDefaults("utf8mb4", "utf8mb4_bin"),
                    true,
                    Set.of(),
                    false);

    private final List<StructureStore.Step> kept = new ArrayList<>();
    private final FollowedStructures structures =
            new FollowedStructures(
                    "mysql-01",
                    new StreamState(3, KeptStatements.NONE),
                    Map.of(T, "CREATE TABLE `a`.`t` (`id` int NOT NULL, PRIMARY KEY (`id`))"),
                    Map.of("a", "latin1_swedish_ci"),
                    Set.of(FIXED),
                    table -> table.schema().equals("a"),
                    kept::add,
                    OnlineRules.NONE);

    FollowedStructuresTest() {
        structures.attached(SERVER);
    }

    private DdlChange run(String sql) {
        QueryEvent query = new QueryEvent("a", sql, 1L << 2, "+02:00", 0);
        Origin origin = Origin.binlog("f.1", 120, 0);
        List<DdlChange> passedOn =
                structures.statement(query, new DdlChange("mysql-01", "a", sql, origin), AT);
        assertThat(passedOn).hasSize(1);
        return passedOn.get(0);
    }

    private List<String> columns(String table) {
        return structures.table(new TableId("a", table)).orElseThrow().columns().stream()
                .map(column -> column.name())
                .toList();
    }

    private void assertRefused(ErrorCode code, String sql, String... words) {
        assertThatThrownBy(() -> run(sql))
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll("(f.1, 120)", "dm binlog skip -b f.1:120")
                .hasMessageContainingAll(words);
        assertThat(kept).isEmpty();
    }

    @Test
    void keepsWhatAStatementMakesBeforeItIsPassedOn() {
        run("ALTER TABLE t ADD name VARCHAR(9)");

        assertThat(columns("t")).containsExactly("id", "name");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).revision()).isEqualTo(4);
        assertThat(kept.get(0).at()).isEqualTo(AT);
        assertThat(kept.get(0).tables().get(T)).contains("`name` VARCHAR(9)");
        assertThat(kept.get(0).structures()).containsOnlyKeys(T);
    }

    @Test
    void passesOnWhatTheStatementMet() {
        DdlChange change = run("ALTER TABLE \"t\" ADD name VARCHAR(9)");

        assertThat(change.session().sqlMode()).containsExactly("ANSI_QUOTES");
        assertThat(change.session().timeZone()).isEqualTo("+02:00");
        assertThat(change.before().tables().get(T)).doesNotContain("name");
        assertThat(change.before().collations()).isEqualTo(Map.of("a", "latin1_swedish_ci"));
    }

    @Test
    void goesBackToTheEndOfTheLastTransaction() {
        run("ALTER TABLE t ADD b INT");
        structures.transactionEnded();
        run("ALTER TABLE t ADD c INT");
        assertThat(structures.atEnd().structures()).isEqualTo(4);

        structures.rewind();
        assertThat(columns("t")).containsExactly("id", "b");
        run("ALTER TABLE t ADD c INT");
        assertThat(kept).extracting(StructureStore.Step::revision).containsExactly(4L, 5L, 5L);
    }

    @Test
    void aNewTableTakesItsSchemasCharacterSet() {
        run("CREATE TABLE u LIKE t");
        run("CREATE TABLE v (c CHAR(1))");

        assertThat(columns("u")).containsExactly("id");
        assertThat(kept.get(1).tables().get(new TableId("a", "v"))).contains("latin1");
    }

    @Test
    void tablesThatAreGoneAreKeptAsGone() {
        run("DROP TABLE IF EXISTS t, nobody");
        assertThat(kept.get(0).tables()).isEqualTo(Map.of(T, ""));

        run("CREATE TABLE t (x INT)");
        run("DROP DATABASE a");
        assertThat(kept.get(2).tables()).containsOnlyKeys(T, FIXED);
        assertThat(kept.get(2).collations()).isEqualTo(Map.of("a", ""));
    }

    @Test
    void whatChangesNothingIsPassedOnAndNotKept() {
        run("TRUNCATE TABLE t");
        run("DROP TABLE IF EXISTS nobody");

        assertThat(kept).isEmpty();
        assertThat(structures.atEnd().structures()).isEqualTo(3);
    }

    @Test
    void aTableMayLeaveAndComeBackWithinAStatement() {
        run("CREATE TABLE u (y INT)");
        run("RENAME TABLE t TO b.tmp, u TO t, b.tmp TO u");
        assertThat(columns("t")).containsExactly("y");
        assertThat(columns("u")).containsExactly("id");

        run("RENAME TABLE t TO b.t");
        assertThat(structures.table(new TableId("b", "t"))).isEmpty();
        assertThat(structures.table(T)).isEmpty();
    }

    @Test
    void rowsThatWereNotReadStopIt() {
        ErrorCode untold = ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL;
        assertRefused(untold, "RENAME TABLE b.x TO a.x", "`b`.`x`", "not migrated");
        assertRefused(
                untold, "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE b.x", "rows of `b`.`x`");
        ErrorCode unknown = ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE;
        assertRefused(unknown, "ALTER TABLE b.x RENAME TO a.x", "`b`.`x` is not known");
        assertRefused(unknown, "CREATE TABLE x LIKE b.x", "`b`.`x` is not known");
        assertRefused(unknown, "RENAME TABLE x TO y", "`a`.`x` is not known");
    }

    @Test
    void whatCannotBeReadStopsIt() {
        assertRefused(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL, "CREATE TABLE x (", "CREATE TABLE x");
        assertRefused(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                "ALTER TABLE t DROP nothing",
                "column nothing");
    }

    @Test
    void aTableThatCannotBeFollowedMayGoAndComeBack() {
        assertRefused(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL,
                "CREATE TABLE IF NOT EXISTS fixed (x INT)",
                "changes of `a`.`fixed`");
        run("TRUNCATE TABLE fixed");
        run("DROP TABLE fixed");
        assertThat(structures.fixed(FIXED)).isFalse();

        run("CREATE TABLE fixed (x INT)");
        assertThat(columns("fixed")).containsExactly("x");
    }

    @Test
    void schemasAreFollowed() {
        run("CREATE DATABASE c CHARACTER SET latin1");
        run("ALTER DATABASE c CHARACTER SET utf8mb4");
        run("DROP DATABASE c");

        assertThat(kept)
                .extracting(StructureStore.Step::collations)
                .containsExactly(
                        Map.of("c", "latin1_swedish_ci"),
                        Map.of("c", "utf8mb4_bin"),
                        Map.of("c", ""));
    }
}
