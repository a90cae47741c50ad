package io.flinkdm.testkit.ddl;

/** Column definitions that all the servers take. Stateless. */
final class Definitions {

    private Definitions() {}

    /** Everything behind the column's name. */
    static String of(Dice dice) {
        switch (dice.below(16)) {
            case 0:
                return "INT";
            case 1:
                return "INT UNSIGNED NOT NULL DEFAULT " + dice.below(100);
            case 2:
                return "BIGINT NOT NULL DEFAULT -" + (1 + dice.below(100));
            case 3:
                return "SMALLINT DEFAULT NULL COMMENT 'it''s; small'";
            case 4:
                return "DECIMAL(10,2) NOT NULL DEFAULT '1.50'";
            case 5:
                return "DOUBLE";
            case 6:
                return "VARCHAR(20) NOT NULL DEFAULT 'x'";
            case 7:
                return "VARCHAR(" + (10 + dice.below(20)) + ")";
            case 8:
                return "CHAR(6) DEFAULT 'a,b'";
            case 9:
                return "TEXT";
            case 10:
                return "VARBINARY(20)";
            case 11:
                return "DATETIME(3) DEFAULT '2001-02-03 04:05:06.789'";
            case 12:
                return "DATE NOT NULL DEFAULT '1999-12-31'";
            case 13:
                return "ENUM('x','y') NOT NULL DEFAULT 'y'";
            case 14:
                return "SET('a','b')";
            default:
                return "VARCHAR(15) CHARACTER SET latin1 DEFAULT 'l'";
        }
    }

    /** A sum of an integer column; never too large. */
    static String generated(LiveColumn base, Dice dice) {
        return "BIGINT AS ("
                + base.quoted()
                + " + "
                + dice.below(10)
                + ") "
                + dice.of("VIRTUAL", "STORED");
    }
}
