package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.job.source.ModelServer;
import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowedStructuresTest {

    private static final TableId T = new TableId("a", "t");
    private static final TableId FIXED = new TableId("a", "fixed");
    private static final BinlogPosition AT = new BinlogPosition("f.1", 120, GtidSet.EMPTY);
    private static final ServerDefaults SERVER = ModelServer.MYSQL_80;

    private static final StatementPlace PLACE =
            new StatementPlace(Origin.binlog("f.1", 120, 0), 200, "", GtidSet.EMPTY);

    private final List<StructureStore.Step> kept = new ArrayList<>();
    private final List<StructureSet> taken = new ArrayList<>();
    private final Map<String, List<String>> people = new HashMap<>();
    private List<DdlChange> passedOn;
    private QueryStatus session = new QueryStatus(1L << 2, "+02:00", 17, 45, -1, -1);
    private final FollowedStructures structures = structures(List.of());

    private FollowedStructures structures(List<StructureSet> set) {
        return new FollowedStructures(
                "mysql-01",
                new StreamState(3, KeptStatements.NONE),
                Map.of(T, "CREATE TABLE `a`.`t` (`id` int NOT NULL, PRIMARY KEY (`id`))"),
                Map.of("a", "latin1_swedish_ci"),
                Set.of(FIXED),
                table -> table.schema().equals("a"),
                new Store(),
                OnlineRules.NONE,
                new PeoplesWill(new People(), set, AT));
    }

    private final class Store implements StructureStore {

        @Override
        public void keep(Step step) {
            kept.add(step);
        }

        @Override
        public void taken(StructureSet structure) {
            taken.add(structure);
        }
    }

    private final class People implements StatementOperators {

        @Override
        public Optional<List<String>> instead(Origin place) {
            return Optional.ofNullable(people.get("instead"));
        }

        @Override
        public boolean leavesOut(String sql) {
            return sql.contains("unwanted");
        }

        @Override
        public boolean wantsBefore(String file, long offset) {
            return people.containsKey("before");
        }

        @Override
        public List<String> before(Origin place) {
            return people.get("before");
        }
    }

    FollowedStructuresTest() {
        structures.attached(SERVER, Map.of(8, "latin1_swedish_ci"));
    }

    private DdlChange run(String sql) {
        QueryEvent query = new QueryEvent("a", sql, session, 0);
        passedOn = structures.statement(query, PLACE);
        return passedOn.isEmpty() ? null : passedOn.get(0);
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
                .hasMessageContainingAll(
                        "startLocation: [position: (f.1, 120), gtid-set: ], endLocation: [position:"
                                + " (f.1, 200), gtid-set: ], source: mysql-01, origin SQL: [",
                        "dm binlog skip -b f.1:120")
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
        assertThat(change.session().microseconds()).isEqualTo(17);
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
    void aViewMayBeRenamed() {
        assertThat(run("RENAME TABLE some_view TO other_view")).isNotNull();
        assertThat(kept).isEmpty();
    }

    @Test
    void rowsThatWereNotReadStopIt() {
        ErrorCode untold = ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL;
        assertRefused(untold, "RENAME TABLE b.x TO a.x", "`b`.`x`", "not migrated");
        assertRefused(untold, "RENAME TABLE t TO b.t, b.x TO t", "`b`.`x`", "not migrated");
        assertRefused(untold, "RENAME TABLE b.x TO u, u TO v", "`b`.`x`", "into `a`.`v`");
        assertRefused(
                untold, "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE b.x", "rows of `b`.`x`");
        ErrorCode unknown = ErrorCode.SCHEMA_TRACKER_CANNOT_GET_TABLE;
        assertRefused(unknown, "ALTER TABLE b.x RENAME TO a.x", "`b`.`x` is not known");
        assertRefused(unknown, "CREATE TABLE x LIKE b.x", "`b`.`x` is not known");
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
    void aSessionMayHaveDefaultsOfItsOwn() {
        session = new QueryStatus(0, "", 0, 45, 8, 0);
        run("CREATE DATABASE c");
        run("CREATE TABLE v (d TIMESTAMP)");

        assertThat(kept.get(0).collations()).isEqualTo(Map.of("c", "latin1_swedish_ci"));
        assertThat(kept.get(1).tables().get(new TableId("a", "v")))
                .contains("`d` TIMESTAMP NOT NULL");
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

    @Test
    void whatFiltersLeaveOutMayBeUnreadable() {
        assertThat(run("CREATE TABLE unwanted (")).isNull();
    }

    @Test
    void peopleMayPassItOverOrReplaceIt() {
        people.put("instead", List.of());
        assertThat(run("ALTER TABLE t DROP nothing")).isNull();
        assertThat(kept).isEmpty();

        people.put("instead", List.of("ALTER TABLE a.t ADD b INT", "ALTER TABLE a.t ADD c INT"));
        run("ALTER TABLE t DROP nothing");
        assertThat(columns("t")).containsExactly("id", "b", "c");
        assertThat(passedOn).extracting(DdlChange::part).containsExactly(1, 2);
        assertThat(passedOn).allMatch(change -> change.session().sqlMode().isEmpty());
        assertThat(passedOn.get(1).before().tables().get(T)).contains("`b`");
    }

    @Test
    void aReplacementHasToBeFollowedToo() {
        people.put("instead", List.of("ALTER TABLE a.t DROP b"));
        assertRefused(
                ErrorCode.SCHEMA_TRACKER_CANNOT_EXEC_DDL, "DROP x", "[ALTER TABLE a.t DROP b]");
    }

    @Test
    void whatIsPutBeforeAnEventIsNotFollowed() {
        people.put("before", List.of("ALTER TABLE a.t ADD b INT", "DROP TABLE a.t"));
        List<DdlChange> before = structures.before(PLACE);

        assertThat(before).extracting(DdlChange::part).containsExactly(1001, 1002);
        assertThat(before.get(1).before().tables()).containsOnlyKeys(T);
        assertThat(kept).isEmpty();
    }

    @Test
    void structuresThatPeopleSetCountFromTheBeginning() {
        FollowedStructures other = structures(List.of(set(FIXED, "CREATE TABLE a.fixed (x INT)")));
        other.attached(SERVER, Map.of(8, "latin1_swedish_ci"));

        assertThat(other.fixed(FIXED)).isFalse();
        assertThat(other.table(FIXED)).isPresent();
        assertThat(other.atEnd().structures()).isEqualTo(4);
        assertThat(kept.get(0).tables().get(FIXED)).contains("`x`");
        assertThat(taken.get(0).revision()).isEqualTo(4);
        assertThat(taken.get(0).offset()).isEqualTo(120);
    }

    @Test
    void thoseThatWereTakenOnceCountFromTheirPlace() {
        FollowedStructures other =
                structures(List.of(set(T, "CREATE TABLE a.t (x INT)").applied(4, "f.1", 300)));
        other.attached(SERVER, Map.of(8, "latin1_swedish_ci"));
        assertThat(other.awaitsPlace()).isTrue();
        assertThat(other.take(new BinlogPosition("f.1", 299, GtidSet.EMPTY))).isFalse();
        assertThat(other.take(new BinlogPosition("f.1", 300, GtidSet.EMPTY))).isTrue();

        assertThat(other.table(T).orElseThrow().columns()).hasSize(1);
        assertThat(other.atEnd().structures()).isEqualTo(4);
        assertThat(other.awaitsPlace()).isFalse();
    }

    private static StructureSet set(TableId table, String createTable) {
        return StructureSet.of(
                new SourceTable("mysql-01", table), createTable, StructureSet.Origin.FILE, "me", 1);
    }
}
