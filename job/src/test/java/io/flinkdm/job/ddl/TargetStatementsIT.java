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
import io.flinkdm.udf.ddl.track.ServerDefaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the corpus becomes for TiDB, run there: it takes every statement, or the list of refusals
 * says why not.
 */
@ExtendWith(TestServers.class)
class TargetStatementsIT {

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
        try (TargetSchemas target = new TargetSchemas(tidb.connect())) {
            TargetDialect dialect =
                    new TargetDialect(
                            TargetProduct.TIDB, TargetCollations.read(target.connection()), policy);
            Set<String> refused = new TreeSet<>();
            for (Corpus.Block block : Corpus.blocks()) {
                target.begin();
                CorpusReplay replay =
                        new CorpusReplay(target, dialect, defaults(source, block), block);
                refused.addAll(replay.run(source.kind()));
            }
            return String.join("\n", refused);
        }
    }

    /** In a session with the block's settings. */
    private static ServerDefaults defaults(TestServer source, Corpus.Block block)
            throws SQLException {
        try (Connection session = source.connect();
                Statement statement = session.createStatement()) {
            for (String setting : block.settings()) {
                try {
                    statement.execute(setting);
                } catch (SQLException unknown) {
                    // Not every server has the variable, and the corpus says so.
                    continue;
                }
            }
            return DdlDefaults.read(session);
        }
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
