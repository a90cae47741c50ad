package io.flinkdm.submit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.ddl.track.Charsets;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.track.TextDefaults;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTextTest {

    private static final ServerDefaults MYSQL =
            new ServerDefaults(
                    false,
                    80_015,
                    new Charsets(
                            Map.of(
                                    "latin1", new Charsets.Charset("latin1_swedish_ci", 1),
                                    "utf8mb4", new Charsets.Charset("utf8mb4_0900_ai_ci", 4)),
                            Map.of(
                                    "latin1_swedish_ci", "latin1",
                                    "utf8mb4_0900_ai_ci", "utf8mb4",
                                    "utf8mb4_bin", "utf8mb4")),
                    new TextDefaults("utf8mb4", "utf8mb4_0900_ai_ci"),
                    true,
                    Set.of("ANSI_QUOTES"),
                    false);

    private final StructureText texts = new StructureText(MYSQL, new TableId("shop", "t"));

    @Test
    void namesTheTableAndReadsAsTheSourceDoes() {
        assertThat(
                        texts.written(
                                "create table if not exists x.y (\"a\" int primary key, b char(3));"))
                .startsWith("CREATE TABLE `shop`.`t` (")
                .contains("`a` INT NOT NULL")
                .contains("PRIMARY KEY (`a`)")
                .contains("utf8mb4_0900_ai_ci");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DROP TABLE t",
                "CREATE TABLE t (a INT); CREATE TABLE u (a INT)",
                "CREATE TABLE t LIKE u",
                "CREATE TABLE t (a INT) SELECT 1",
                "CREATE TABLE t (a)"
            })
    void takesOneCreateTableOnly(String sql) {
        assertThatThrownBy(() -> texts.written(sql))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("[code=44009")
                .hasMessageContaining("is not a valid `CREATE TABLE` statement");
    }

    @Test
    void keepsTheSourcesCharacterSets() {
        String own =
                "CREATE TABLE `shop`.`t` (`a` INT, `b` VARCHAR(5) CHARACTER SET latin1 COLLATE"
                        + " latin1_swedish_ci)";
        String target =
                "CREATE TABLE `u` (`b` varchar(9) DEFAULT NULL, `c` varchar(5), `a` int) ENGINE=InnoDB"
                        + " DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";
        String text = texts.ofTarget(target, Optional.of(own));
        assertThat(text)
                .contains("`b` VARCHAR(9) CHARACTER SET latin1")
                .contains("utf8mb4_bin")
                .startsWith("CREATE TABLE `shop`.`t`");
        assertThat(text.indexOf("`b`")).isLessThan(text.indexOf("`a`"));
    }
}
