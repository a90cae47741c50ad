package io.flinkdm.job.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.server.DdlDefaults;
import io.flinkdm.job.target.TargetCollations;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.ddl.target.CollationPolicy;
import io.flinkdm.udf.ddl.target.TargetDialect;
import io.flinkdm.udf.ddl.target.TargetProduct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the corpus becomes for TiDB, run there: it takes every statement, or the list of refusals
 * says why not. Only the files that change tables: TiDB takes its time for each DDL.
 */
@ExtendWith(TestServers.class)
class TargetStatementsIT {

    private static final Set<String> FILES = Set.of("alter.txt", "shops.txt");

    @Server(ServerKind.TIDB)
    private static TestServer tidb;

    @Test
    void takesWhatMySqlTook(@Server(ServerKind.MYSQL_80) TestServer mysql) throws Exception {
        assertThat(refused(mysql, CollationPolicy.LOOSE)).isEqualTo(expected("m80"));
    }

    @Test
    void takesWhatMariaDbTook(@Server(ServerKind.MARIADB) TestServer mariaDb) throws Exception {
        assertThat(refused(mariaDb, CollationPolicy.STRICT)).isEqualTo(expected("a10"));
    }

    private static String refused(TestServer source, CollationPolicy policy) throws Exception {
        try (Connection settings = source.connect();
                TargetSchemas target = new TargetSchemas(tidb.connect())) {
            TargetDialect dialect =
                    new TargetDialect(
                            TargetProduct.TIDB, TargetCollations.read(target.connection()), policy);
            Set<String> refused = new TreeSet<>();
            for (Corpus.Block block : blocks()) {
                target.begin();
                CorpusReplay replay =
                        new CorpusReplay(target, dialect, DdlDefaults.read(settings), block);
                refused.addAll(replay.run(source.kind()));
            }
            return String.join("\n", refused);
        }
    }

    private static List<Corpus.Block> blocks() {
        return Corpus.blocks().stream().filter(TargetStatementsIT::wanted).toList();
    }

    private static boolean wanted(Corpus.Block block) {
        return FILES.contains(block.lines().get(0).file());
    }

    /** The lines for a source: file, mark, statement, and what the reason contains. */
    private static String expected(String mark) throws IOException {
        String file =
                new String(
                        TargetStatementsIT.class.getResourceAsStream("refused.txt").readAllBytes(),
                        StandardCharsets.UTF_8);
        List<String> lines =
                file.lines()
                        .filter(line -> line.startsWith(mark + " | "))
                        .map(line -> line.substring(mark.length() + 3))
                        .toList();
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }
}
