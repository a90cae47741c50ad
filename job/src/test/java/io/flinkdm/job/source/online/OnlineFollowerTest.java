package io.flinkdm.job.source.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.config.plan.ShardMode;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.Charsets;
import io.flinkdm.udf.ddl.track.SchemaTracker;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.Structures;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineFollowerTest {

    private static final TableId T = new TableId("s", "t");
    private static final ServerDefaults SERVER =
            new ServerDefaults(
                    false,
                    50722,
                    new Charsets(
                            Map.of("utf8mb4", new Charsets.Charset("utf8mb4_general_ci", 4)),
                            Map.of("utf8mb4_general_ci", "utf8mb4")),
                    new TextDefaults("utf8mb4", "utf8mb4_general_ci"),
                    true,
                    Set.of(),
                    false);
    private static final SchemaTracker TRACKER = new SchemaTracker(SERVER);

    private OnlineFollower follower;
    private Structures structures = Structures.NONE;
    private KeptStatements kept = KeptStatements.NONE;

    @BeforeEach
    void begin() {
        follower = OnlineFollower.of(DdlPlan.DEFAULT, BinlogEventFilter.NONE, SERVER);
        structures =
                structures.with(T, TRACKER.table("CREATE TABLE t (id INT PRIMARY KEY, a INT)"));
    }

    /** What is migrated in the statement's place, each with the columns that t has before it. */
    private List<String> run(String sql) {
        Followed followed = follower.follow(statement(sql), structures, kept);
        structures = followed.after();
        kept = followed.kept();
        List<String> texts = new ArrayList<>();
        followed.emissions()
                .forEach(
                        e ->
                                texts.add(
                                        e.sql()
                                                + columns(e.before())
                                                + (e.plain() ? " plain" : "")));
        return texts;
    }

    private static SourceStatement statement(String sql) {
        return new SourceStatement(
                new DdlParser(Set.of()).parse(sql),
                "s",
                sql,
                (part, before) -> TRACKER.apply(part, "s", before));
    }

    private static String columns(Structures structures) {
        List<String> names = new ArrayList<>();
        structures
                .table(T)
                .ifPresent(table -> table.columns().forEach(column -> names.add(column.name())));
        return " " + names;
    }

    private void fails(String sql, int code) {
        assertThatThrownBy(() -> run(sql))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.code().number()).isEqualTo(code));
    }

    @Test
    void ordinaryStatementsAreMigratedAsTheyAre() {
        assertThat(run("alter  table t add b int"))
                .containsExactly("alter  table t add b int [id, a]");
        assertThat(columns(structures)).isEqualTo(" [id, a, b]");
    }

    @Test
    void ghostsChangeIsMadeToTheRealTable() {
        assertThat(run("create table s._t_ghc (id bigint)")).isEmpty();
        assertThat(run("create table s._t_gho like s.t")).isEmpty();
        assertThat(run("alter table s._t_gho add b int, drop a")).isEmpty();
        assertThat(run("alter table s._t_gho add c int")).isEmpty();
        assertThat(run("create table s._t_del (id int)")).isEmpty();
        assertThat(run("drop table if exists s._t_del")).isEmpty();
        assertThat(run("rename table s.t to s._t_del, s._t_gho to s.t"))
                .containsExactly(
                        "ALTER TABLE `s`.`t` ADD COLUMN `b` INT, DROP COLUMN `a` [id, a] plain",
                        "ALTER TABLE `s`.`t` ADD COLUMN `c` INT [id, b] plain");
        assertThat(run("drop table s._t_ghc")).isEmpty();
        assertThat(run("drop table s._t_del")).isEmpty();
        assertThat(columns(structures)).isEqualTo(" [id, b, c]");
        assertThat(structures.tables()).containsOnlyKeys(T);
        assertThat(kept).isEqualTo(KeptStatements.NONE);
    }

    @Test
    void twoStepsExchangeTheTablesAsWell() {
        run("create table _t_gho like t");
        run("alter table _t_gho add b int");
        assertThat(run("alter table t rename _t_del")).isEmpty();
        assertThat(run("alter table _t_gho rename t"))
                .containsExactly("ALTER TABLE `s`.`t` ADD COLUMN `b` INT [id, a] plain");
        assertThat(columns(structures)).isEqualTo(" [id, a, b]");
    }

    @Test
    void whatWasGivenUpLeavesNothing() {
        run("create table _t_new (id int primary key, a int)");
        run("alter table _t_new add b int");
        run("drop table if exists _t_new");

        assertThat(kept).isEqualTo(KeptStatements.NONE);
        assertThat(structures.tables()).containsOnlyKeys(T);
    }

    @Test
    void aShadowTableFromBeforeTheStartIsNotKnown() {
        fails("rename table t to _t_del, _t_gho to t", 36046);
    }

    @Test
    void aPartThatWasNotSeenIsNoticed() {
        run("create table _t_gho like t");
        run("alter table _t_gho add b int");
        run("alter table t add c int");
        fails("rename table t to _t_del, _t_gho to t", 36046);
    }

    @Test
    void aShadowTableOfUnknownStructureIsEnough() {
        assertThat(run("alter table _t_gho add b int")).isEmpty();
        assertThat(run("rename table t to _t_del, _t_gho to t")).hasSize(1);
        assertThat(columns(structures)).isEqualTo(" [id, a, b]");
    }

    @Test
    void patternsOfFiltersAreAboutTheShadowsStatement() {
        BinlogEventRule rule =
                new BinlogEventRule("r", "s", "t", List.of(), List.of("_t_gho.*drop"), "Ignore");
        follower =
                OnlineFollower.of(
                        DdlPlan.DEFAULT,
                        BinlogEventFilter.compile(List.of(rule), CaseSensitivity.INSENSITIVE),
                        SERVER);
        run("create table _t_gho like t");
        run("alter table _t_gho drop a");
        assertThat(run("rename table t to _t_del, _t_gho to t")).isEmpty();
        assertThat(columns(structures)).isEqualTo(" [id]");
    }

    @Test
    void otherPartsOfAStatementAreMigrated() {
        run("create table _t_gho like t");
        run("alter table _t_gho add b int");
        run("create table x (id int)");
        assertThat(run("rename table x to y, t to _t_del, _t_gho to t"))
                .containsExactly(
                        "RENAME TABLE `x` TO `y` [id, a] plain",
                        "ALTER TABLE `s`.`t` ADD COLUMN `b` INT [id, a] plain");
    }

    @Test
    void tablesAreDroppedWithoutTheToolsOwn() {
        assertThat(run("drop table _t_old, t, _x_gho"))
                .containsExactly("DROP TABLE `t` [id, a] plain");
    }

    @Test
    void aTableThatBecameTrashIsNotMadeAnew() {
        assertThat(run("rename table t to _t_old")).isEmpty();
        assertThat(run("drop table _t_old")).isEmpty();
        fails("create table t (id int)", 36068);
    }

    @Test
    void aTableThatComesBackIsTheSame() {
        run("rename table t to _t_old");
        assertThat(run("rename table _t_old to t")).isEmpty();
        assertThat(columns(structures)).isEqualTo(" [id, a]");
    }

    @Test
    void anOperatorPassesOverTheExchange() {
        run("create table _t_gho like t");
        run("alter table _t_gho add b int");
        Followed followed =
                follower.passOver(
                        statement("rename table t to _t_del, _t_gho to t"), structures, kept);

        assertThat(followed.emissions()).isEmpty();
        assertThat(columns(followed.after())).isEqualTo(" [id, a, b]");
        assertThat(followed.kept()).isEqualTo(KeptStatements.NONE);
    }

    @Test
    void switchedOffTheyAreTablesLikeOthers() {
        DdlPlan off = new DdlPlan(ShardMode.NONE, false, false, false, List.of(), List.of());
        follower = OnlineFollower.of(off, BinlogEventFilter.NONE, SERVER);

        assertThat(run("create table _t_gho like t")).hasSize(1);
        assertThat(follower.tables().toolsOwn(new TableId("s", "_t_gho"))).isFalse();
    }

    @Test
    void namesSayWhoseTablesTheyAre() {
        OnlineTables tables = OnlineTables.of(DdlPlan.DEFAULT);
        TableId shadow = new TableId("s", "_t_gho");

        assertThat(tables.toolsOwn(shadow)).isTrue();
        assertThat(tables.real(shadow)).isEqualTo(T);
        assertThat(tables.real(T)).isEqualTo(T);
        assertThat(tables.shadow(new TableId("s", "_t_old"))).isFalse();
        assertThat(OnlineTables.of(DdlPlan.DEFAULT, true).real(new TableId("s", "_T_GHO")))
                .isEqualTo(T);
    }
}
