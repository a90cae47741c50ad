package io.flinkdm.udf.ddl.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.ddl.track.Defaults;
import org.junit.jupiter.api.Test;

class ExplicitCollationsTest {

    private final ExplicitCollations mysql = new ExplicitCollations(Defaults.mysql80());

    @Test
    void writesTheCollationsOfATableOut() {
        String shown =
                """
                CREATE TABLE `t` (
                  `id` int NOT NULL,
                  `a` varchar(5) DEFAULT NULL,
                  `b` varchar(5) CHARACTER SET latin1 DEFAULT NULL,
                  PRIMARY KEY (`id`),
                  KEY `a` (`a`)
                ) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COMMENT='x'
                /*!50100 PARTITION BY HASH (`id`) PARTITIONS 2 */""";

        assertThat(mysql.createTable(shown))
                .contains("`a` VARCHAR(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci")
                .contains("`b` VARCHAR(5) CHARACTER SET latin1 COLLATE latin1_swedish_ci")
                .contains("CHARACTER SET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci")
                .contains("AUTO_INCREMENT=5")
                .contains("COMMENT='x'")
                .contains("PARTITION BY HASH (`id`) PARTITIONS 2");
    }

    @Test
    void writesTheCollationOfASchemaOut() {
        assertThat(
                        mysql.createDatabase(
                                "CREATE DATABASE `s` /*!40100 DEFAULT CHARACTER SET latin1 */"))
                .isEqualTo("CREATE DATABASE `s` CHARACTER SET latin1 COLLATE latin1_swedish_ci");
        assertThat(mysql.createDatabase("CREATE DATABASE `s`"))
                .isEqualTo("CREATE DATABASE `s` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
    }

    @Test
    void leavesAloneWhatCannotBeFollowed() {
        String shown =
                "CREATE TABLE `t` (`a` int, `s` timestamp(6) GENERATED ALWAYS AS ROW START,"
                        + " `e` timestamp(6) GENERATED ALWAYS AS ROW END,"
                        + " PERIOD FOR SYSTEM_TIME (`s`, `e`)) WITH SYSTEM VERSIONING";

        assertThat(new ExplicitCollations(Defaults.mariaDb()).createTable(shown)).isEqualTo(shown);
    }
}
