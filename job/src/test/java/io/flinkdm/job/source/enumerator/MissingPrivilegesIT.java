package io.flinkdm.job.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.job.source.Plans;
import io.flinkdm.testkit.EachSource;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each privilege a source's account needs, taken away alone: the task is refused before anything is
 * read, and the statement it names is enough to have it start.
 */
@ExtendWith(TestServers.class)
class MissingPrivilegesIT {

    private static final String ACCOUNT = "'lacking'@'127.0.0.1'";

    @Server(ServerKind.TIDB)
    static TestServer tidb;

    @EachSource
    void eachIsNamedWithItsGrant(TestServer source) throws Exception {
        try (TestSchema schema = TestSchema.create(source, "lacking")) {
            schema.execute("CREATE TABLE t (id INT PRIMARY KEY)", "CREATE TABLE keyless (v INT)");
            source.execute("CREATE USER " + ACCOUNT + " IDENTIFIED BY 's3cret'");
            List<String> grants = needed(source.kind(), schema);
            source.execute(grants.toArray(String[]::new));
            MigrationPlan plan =
                    Plans.of(schema)
                            .account(Plans.connection(source, "lacking", "s3cret"))
                            .target(tidb)
                            .plan();
            for (String lacking : grants) {
                source.execute(revoke(lacking));
                assertThatThrownBy(() -> explore(plan))
                        .isInstanceOfSatisfying(
                                MigrationException.class,
                                e ->
                                        assertThat(e.code())
                                                .isEqualTo(ErrorCode.TASK_CHECK_SYNC_CONFIG_ERROR))
                        .hasMessageContaining("; run " + lacking)
                        .hasMessageNotContaining("s3cret");
                source.execute(lacking);
                assertThat(explore(plan).tables()).hasSize(2);
            }
            tidb.execute("DROP DATABASE IF EXISTS " + plan.metaSchema());
        } finally {
            source.execute("DROP USER " + ACCOUNT);
        }
    }

    private static List<String> needed(ServerKind kind, TestSchema schema) {
        Stream<String> global =
                switch (kind) {
                    case MYSQL_57, MYSQL_80, MYSQL_9 ->
                            Stream.of("REPLICATION SLAVE", "REPLICATION CLIENT", "RELOAD");
                    case MARIADB_101 -> Stream.of("REPLICATION SLAVE", "REPLICATION CLIENT");
                    default -> Stream.of("REPLICATION SLAVE", "BINLOG MONITOR");
                };
        return Stream.concat(
                        global.map(privilege -> "GRANT " + privilege + " ON *.* TO " + ACCOUNT),
                        Stream.of("GRANT SELECT ON `" + schema.name() + "`.* TO " + ACCOUNT))
                .toList();
    }

    private static Discovery explore(MigrationPlan plan) throws Exception {
        return new SourceExplorer(plan, plan.sources().get(0), tables -> {}).explore();
    }

    private static String revoke(String grant) {
        return grant.replaceFirst("^GRANT", "REVOKE").replaceFirst(" TO ", " FROM ");
    }
}
