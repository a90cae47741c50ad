package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.job.source.ModelServer;
import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.online.KeptStatements;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.filter.BinlogEventFilter;
import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of a running schema change goes with the stream's place. */
class FollowedSchemaChangeTest {

    private static final QueryStatus ANSI_QUOTES =
            new QueryStatus(
                    1L << 2,
                    "+02:00",
                    0,
                    QueryStatus.UNTOLD,
                    QueryStatus.UNTOLD,
                    QueryStatus.UNTOLD);

    private static final TableId T = new TableId("a", "t");
    private static final TableId SHADOW = new TableId("a", "_t_gho");
    private static final String EXCHANGE = "RENAME TABLE t TO _t_del, _t_gho TO t";
    private static final BlockAllowList ALL =
            BlockAllowList.compile(BlockAllowRules.NONE, CaseSensitivity.INSENSITIVE);
    private static final StatementPlace PLACE =
            new StatementPlace(Origin.binlog("f.1", 120, 0), 150, "", GtidSet.EMPTY);
    private static final ServerDefaults SERVER = ModelServer.MYSQL_57;

    private final List<StructureStore.Step> steps = new ArrayList<>();
    private final FollowedStructures structures =
            new FollowedStructures(
                    "mysql-01",
                    new StreamState(3, KeptStatements.NONE),
                    Map.of(T, "CREATE TABLE `a`.`t` (`id` int NOT NULL, PRIMARY KEY (`id`))"),
                    Map.of("a", "utf8mb4_bin"),
                    Set.of(),
                    ALL::allows,
                    steps::add,
                    new OnlineRules(DdlPlan.DEFAULT, BinlogEventFilter.NONE),
                    PeoplesWill.NONE);
    private final TrackedTables tables =
            new TrackedTables(
                    "mysql-01", ALL, Map.of(), Map.of(), table -> false, Optional.of(structures));

    FollowedSchemaChangeTest() {
        structures.attached(SERVER, Map.of());
    }

    private List<DdlChange> run(String sql) {
        List<DdlChange> passedOn =
                structures.statement(new QueryEvent("a", sql, ANSI_QUOTES, 0), PLACE);
        structures.transactionEnded();
        return passedOn;
    }

    @Test
    void theExchangePassesOnWhatWasKept() {
        assertThat(run("CREATE TABLE _t_gho LIKE t")).isEmpty();
        assertThat(run("ALTER TABLE \"_t_gho\" ADD b INT")).isEmpty();
        assertThat(run("ALTER TABLE _t_gho ADD c INT")).isEmpty();

        List<DdlChange> changes = run(EXCHANGE);
        assertThat(changes).extracting(DdlChange::part).containsExactly(0, 1);
        assertThat(changes)
                .allSatisfy(change -> assertThat(change.session().sqlMode()).isEmpty())
                .allSatisfy(change -> assertThat(change.session().timeZone()).isEqualTo("+02:00"));
        assertThat(changes.get(1).before().tables().get(T)).contains("`b`").doesNotContain("`c`");
        assertThat(tables.find(T).schema().columns()).hasSize(3);
    }

    @Test
    void rowsOfTheToolsTablesAreNobodys() {
        run("CREATE TABLE _t_gho LIKE t");
        run("CREATE TABLE _t_ghc (id INT)");

        assertThat(tables.find(SHADOW)).isNull();
        assertThat(tables.find(new TableId("a", "_t_ghc"))).isNull();
    }

    @Test
    void whatIsKeptIsStoredAtOnce() {
        run("ALTER TABLE _t_gho ENGINE = InnoDB");

        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).tables()).isEmpty();
        assertThat(steps.get(0).kept().statements()).containsOnlyKeys(SHADOW);
    }

    @Test
    void whatIsKeptGoesBackWithTheStream() {
        run("CREATE TABLE _t_gho LIKE t");
        StreamState before = structures.atEnd();
        structures.statement(
                new QueryEvent("a", "ALTER TABLE _t_gho ADD b INT", QueryStatus.UNKNOWN, 0), PLACE);
        structures.rewind();

        assertThat(structures.atEnd()).isEqualTo(before);
        assertThatThrownBy(() -> run(EXCHANGE))
                .hasMessageContaining("code=36046")
                .hasMessageContaining("(f.1, 120)");
    }
}
