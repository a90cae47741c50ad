package io.flinkdm.job.source.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {

    private static final String DM = "'dm'@'%'";
    private static final TableId TABLE = new TableId("shop_1", "orders");

    private static List<String> replication(String... lines) {
        return Grants.of(List.of(lines)).replicationProblems(false, DM);
    }

    private static List<String> select(String... lines) {
        return Grants.of(List.of(lines)).selectProblems(List.of(TABLE), List.of(), DM);
    }

    @Test
    void allPrivilegesAreEnough() {
        String all = "GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION";
        assertThat(replication(all)).isEmpty();
        assertThat(select(all)).isEmpty();
        assertThat(Grants.of(List.of(all)).lockProblems(DM)).isEmpty();
    }

    @Test
    void namesWhatIsMissingAndWhatToRun() {
        assertThat(replication("GRANT SELECT, RELOAD ON *.* TO `dm`@`%`"))
                .containsExactly(
                        "lack of Replication Slave global (*.*) privilege; run"
                                + " GRANT REPLICATION SLAVE ON *.* TO 'dm'@'%'",
                        "lack of Replication Client global (*.*) privilege; run"
                                + " GRANT REPLICATION CLIENT ON *.* TO 'dm'@'%'");
        assertThat(select("GRANT USAGE ON *.* TO `dm`@`%`"))
                .containsExactly(
                        "lack of Select privilege: {`shop_1`.*}; run"
                                + " GRANT SELECT ON `shop_1`.* TO 'dm'@'%'");
        assertThat(Grants.of(List.of("GRANT SELECT ON *.* TO `dm`@`%`")).lockProblems(DM))
                .containsExactly(
                        "lack of Reload global (*.*) privilege; run"
                                + " GRANT RELOAD ON *.* TO 'dm'@'%'");
    }

    @Test
    void privilegesOfOneSchemaAreNotGlobal() {
        assertThat(
                        replication(
                                "GRANT USAGE ON *.* TO `dm`@`%`",
                                "GRANT ALL PRIVILEGES ON `a`.* TO `dm`@`%`"))
                .hasSize(2);
    }

    @Test
    void mariaDbHasOtherNames() {
        assertThat(
                        replication(
                                "GRANT SELECT, REPLICATION SLAVE, BINLOG MONITOR ON *.*"
                                        + " TO `dm`@`%` IDENTIFIED BY PASSWORD '*6BB'"))
                .isEmpty();
        assertThat(
                        Grants.of(List.of("GRANT REPLICATION SLAVE ON *.* TO `dm`@`%`"))
                                .replicationProblems(true, DM))
                .singleElement()
                .asString()
                .contains("GRANT BINLOG MONITOR ON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | GRANT SELECT ON `shop_1`.* TO `dm`@`%`",
                "true  | GRANT INSERT, SELECT ON `shop\\_1`.* TO `dm`@`%`",
                "true  | GRANT SELECT ON `shop%`.* TO `dm`@`%`",
                "true  | GRANT ALL PRIVILEGES ON `shop_1`.`orders` TO `dm`@`%`",
                "false | GRANT SELECT ON `shop_1`.`items` TO `dm`@`%`",
                "false | GRANT SELECT ON `other`.* TO `dm`@`%`",
                "false | GRANT SELECT ON `s.*`.* TO `dm`@`%`",
                "false | GRANT SELECT (`id`, `SELECT`), INSERT ON `shop_1`.`orders` TO `dm`@`%`",
                "false | GRANT INSERT, SHOW VIEW ON `shop_1`.* TO `dm`@`%`",
                "false | GRANT EXECUTE ON PROCEDURE `shop_1`.`orders` TO `dm`@`%`",
                "false | GRANT PROXY ON ''@'' TO 'dm'@'%' WITH GRANT OPTION",
            })
    void selectOnTheTable(boolean enough, String line) {
        assertThat(select(line).isEmpty()).isEqualTo(enough);
    }

    @Test
    void aPartialRevokeTakesASchemaOut() {
        String all = "GRANT SELECT ON *.* TO `dm`@`%`";
        String revoke = "REVOKE SELECT ON `shop_1`.* FROM `dm`@`%`";
        assertThat(select(all, revoke)).hasSize(1);
        assertThat(select(all, "REVOKE SELECT ON `other`.* FROM `dm`@`%`")).isEmpty();
        assertThat(select(all, revoke, "GRANT SELECT ON `shop_1`.`orders` TO `dm`@`%`")).isEmpty();
    }

    @Test
    void schemasWantedByNameHaveToBeReadable() {
        Grants grants = Grants.of(List.of("GRANT SELECT ON `a`.`t` TO `dm`@`%`"));
        assertThat(grants.selectProblems(List.of(), List.of("a"), DM)).isEmpty();
        assertThat(grants.selectProblems(List.of(), List.of("a", "b"), DM))
                .singleElement()
                .asString()
                .contains("{`b`.*}");
    }

    @Test
    void aRoleMayHoldWhatIsNotShown() {
        String[] lines = {
            "GRANT USAGE ON *.* TO `dm`@`%`", "GRANT `replica`@`%` TO `dm`@`%`",
        };
        assertThat(replication(lines)).isEmpty();
        assertThat(Grants.complete(List.of(lines)).replicationProblems(false, DM)).hasSize(2);
    }
}
