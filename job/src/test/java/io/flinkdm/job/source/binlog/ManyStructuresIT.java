package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.ModelServer;
import io.flinkdm.job.source.online.OnlineRules;
import io.flinkdm.job.source.split.StreamState;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What it costs to follow ten thousand tables of twenty columns and four keys each. */
class ManyStructuresIT {

    private static final int TABLES = 10_000;
    private static final int STATEMENTS = 20;
    private static final long MOST_BYTES = 200L << 20;
    private static final ServerDefaults SERVER = ModelServer.MYSQL_80;

    private static String createTable(TableId table) {
        StringBuilder text = new StringBuilder("CREATE TABLE ").append(table.quoted());
        text.append(" (`id` bigint unsigned NOT NULL AUTO_INCREMENT");
        for (int i = 0; i < 19; i++) {
            text.append(", `column_").append(i).append('`');
            text.append(i % 2 == 0 ? " varchar(40) NOT NULL DEFAULT ''" : " decimal(10,2)");
        }
        text.append(", PRIMARY KEY (`id`), UNIQUE KEY `u` (`column_0`), KEY `k` (`column_1`)");
        return text.append(", KEY `l` (`column_2`,`column_3`)) DEFAULT CHARSET=utf8mb4").toString();
    }

    private static FollowedStructures structures() {
        Map<TableId, String> texts = new HashMap<>();
        for (int i = 0; i < TABLES; i++) {
            TableId table = new TableId("shop", "a_table_with_a_name_" + i);
            texts.put(table, createTable(table));
        }
        FollowedStructures structures =
                new FollowedStructures(
                        "mysql-01",
                        StreamState.FIRST,
                        texts,
                        Map.of("shop", "utf8mb4_bin"),
                        Set.of(),
                        table -> true,
                        StructureStore.NONE,
                        OnlineRules.NONE,
                        PeoplesWill.NONE);
        structures.attached(SERVER, Map.of());
        return structures;
    }

    @Test
    void fitsIntoLittleMemoryAndTime() {
        long before = live();
        long startedNs = System.nanoTime();
        FollowedStructures structures = structures();
        long openedMs = (System.nanoTime() - startedNs) / 1_000_000;
        long bytes = live() - before;
        long changedMs = alter(structures);

        System.out.printf(
                "%,d tables followed: %,d MB, read in %,d ms, %d statements in %,d ms%n",
                TABLES, bytes >> 20, openedMs, STATEMENTS, changedMs);
        assertThat(bytes).isLessThan(MOST_BYTES);
        assertThat(structures.atEnd().structures()).isEqualTo(STATEMENTS);
    }

    private static long alter(FollowedStructures structures) {
        long startedNs = System.nanoTime();
        for (int i = 0; i < STATEMENTS; i++) {
            String sql = "ALTER TABLE a_table_with_a_name_" + i + " ADD c INT";
            structures.statement(
                    new QueryEvent("shop", sql, QueryStatus.UNKNOWN, 0),
                    new StatementPlace(Origin.binlog("f.1", i, 0), i + 1, "", GtidSet.EMPTY));
            structures.transactionEnded();
        }
        return (System.nanoTime() - startedNs) / 1_000_000;
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
