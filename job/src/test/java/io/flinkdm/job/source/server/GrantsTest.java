package io.flinkdm.job.source.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {

    @Test
    void allPrivilegesAreEnough() {
        assertThat(Grants.problems(List.of("GRANT ALL PRIVILEGES ON *.* TO `root`@`%`"))).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(Grants.problems(List.of("GRANT SELECT, RELOAD ON *.* TO `dm`@`%`")))
                .hasSize(2)
                .first()
                .asString()
                .contains("Replication Slave");
    }

    @Test
    void privilegesOfOneSchemaAreNotGlobal() {
        assertThat(
                        Grants.problems(
                                List.of(
                                        "GRANT USAGE ON *.* TO `dm`@`%`",
                                        "GRANT ALL PRIVILEGES ON `a`.* TO `dm`@`%`")))
                .hasSize(2);
    }

    @Test
    void mariaDbHasOtherNames() {
        assertThat(
                        Grants.problems(
                                List.of(
                                        "GRANT SELECT, REPLICATION SLAVE, BINLOG MONITOR ON *.*"
                                                + " TO `dm`@`%` IDENTIFIED BY PASSWORD '*6BB'")))
                .isEmpty();
    }

    @Test
    void aRoleMayHoldWhatIsNotShown() {
        assertThat(
                        Grants.problems(
                                List.of(
                                        "GRANT USAGE ON *.* TO `dm`@`%`",
                                        "GRANT `replica`@`%` TO `dm`@`%`")))
                .isEmpty();
    }
}
