package io.flinkdm.job.source.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuityTest {

    private static final String A = "00000000-0000-0000-0000-00000000000a";
    private static final String ONE = "server_uuid 1";
    private static final LogMark READ_ONE = new LogMark(ONE, "f.3", 7, false);

    private static SourcePlan source(boolean byGtid) {
        return new SourcePlan(
                "mysql-01",
                new ConnectionPlan("h", 1, "u", Secret.of("p")),
                null,
                0,
                byGtid,
                false,
                null,
                new BlockAllowRules(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                null,
                null);
    }

    private static BinlogPosition place(String gtids) {
        return new BinlogPosition("f.3", 100, GtidSet.parse(gtids));
    }

    private static ServerState server(String identity, String executed, String purged) {
        return new ServerState(
                identity,
                1,
                new BinlogPosition("f.9", 4, GtidSet.EMPTY),
                GtidSet.parse(executed),
                GtidSet.parse(purged),
                0);
    }

    private static void require(
            boolean byGtid, String placeGtids, LogMark mark, ServerState server) {
        Continuity.require(source(byGtid), place(placeGtids), mark, server);
    }

    @Test
    void theSameServerGoesOn() {
        ServerState server = server(ONE, A + ":1-9", A + ":1-8");

        assertThatCode(() -> require(false, "", READ_ONE, server)).doesNotThrowAnyException();
        assertThatCode(() -> require(false, A + ":1-5", READ_ONE, server))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(false, "", LogMark.UNKNOWN, server))
                .doesNotThrowAnyException();
    }

    @Test
    void byPositionAnotherServerIsNamedAndRefused() {
        ServerState other = server("server_uuid 2", A + ":1-9", "");

        assertThatThrownBy(() -> require(false, "", READ_ONE, other))
                .hasMessageContaining("code=52023")
                .hasMessageContaining("server_uuid 2, the task has read server_uuid 1")
                .hasMessageContaining("(f.3, 100)");
    }

    @Test
    void byGtidsAnotherServerWithAllTransactionsGoesOn() {
        ServerState other = server("server_uuid 2", A + ":1-9", A + ":1-5");

        assertThatCode(() -> require(true, A + ":1-5", READ_ONE, other)).doesNotThrowAnyException();
    }

    @Test
    void missingTransactionsAreNamed() {
        ServerState other = server("server_uuid 2", A + ":1-3", "");

        assertThatThrownBy(() -> require(true, A + ":1-5", READ_ONE, other))
                .hasMessageContaining("it lacks transactions that were read already: " + A + ":4-5")
                .hasMessageContaining("the task has read server_uuid 1");
    }

    @Test
    void purgedTransactionsAreNamed() {
        ServerState other = server("server_uuid 2", A + ":1-9", A + ":1-7");

        assertThatThrownBy(() -> require(true, A + ":1-5", READ_ONE, other))
                .hasMessageContaining("purged transactions that were not read yet: " + A + ":6-7");
    }

    @Test
    void aResetServerLacksWhatWasRead() {
        ServerState reset = server(ONE, A + ":1", "");

        assertThatThrownBy(() -> require(false, A + ":1-5", READ_ONE, reset))
                .hasMessageContaining("code=52023")
                .hasMessageContaining("was its binlog reset?");
    }

    @Test
    void mariaDbsDomainsAreCompared() {
        ServerState other = server("server_id 2, gtid_domain_id 0", "0-2-50,1-1-3", "");

        assertThatCode(() -> require(true, "0-1-40,1-1-3", READ_ONE, other))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> require(true, "0-1-60,7-1-1", READ_ONE, other))
                .hasMessageContaining("0-1-60,7-1-1");
    }
}
