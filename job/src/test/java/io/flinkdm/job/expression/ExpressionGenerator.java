package io.flinkdm.job.expression;

import static io.flinkdm.job.expression.OracleColumn.pick;

import io.flinkdm.job.expression.OracleColumn.Family;
import java.util.List;
import java.util.Random;

/** Expressions over the columns of an {@link OracleTable}, most of them conditions. */
final class ExpressionGenerator {

    private static final List<OracleColumn> COLUMNS = OracleColumn.all();

    private final Random random;
    private final CallGenerator functions;

    ExpressionGenerator(Random random) {
        this.random = random;
        this.functions = new CallGenerator(random);
    }

    String expression() {
        if (random.nextInt(3) == 0) {
            return functions.call() + pick(random, "", "", " IS NULL");
        }
        String expression = random.nextInt(8) == 0 ? value(3) : condition(3);
        // The server shows a bare FLOAT with the first six of its digits.
        return expression.equals("f") ? "f + 0" : expression;
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return logic(depth - 1);
        }
        switch (random.nextInt(12)) {
            case 0:
                return value(depth) + pick(random, " IS NULL", " IS NOT NULL");
            case 1:
                return number(depth) + between(number(0), number(0));
            case 2:
                return text(depth) + between(text(0), text(0));
            case 3:
                return in();
            case 4:
                return text(depth) + pick(random, " LIKE ", " NOT LIKE ") + pattern();
            case 5:
                return dated(depth) + comparison() + dated(depth);
            case 6:
                return text(depth) + comparison() + text(depth);
            case 7:
                return mixed();
            case 8:
                return textColumn() + pick(random, " REGEXP ", " NOT REGEXP ") + regex();
            case 9:
                return "(" + number(0) + ", " + text(0) + ") = (" + number(0) + ", " + text(0)
                        + ")";
            default:
                return number(depth) + comparison() + number(depth);
        }
    }

    private String logic(int depth) {
        switch (random.nextInt(8)) {
            case 0:
                return "NOT (" + condition(depth) + ")";
            case 1:
                return "(" + condition(depth) + ") XOR (" + condition(depth) + ")";
            case 2:
                return "("
                        + condition(depth)
                        + ") IS "
                        + pick(random, "TRUE", "NOT TRUE", "FALSE", "UNKNOWN");
            case 3:
                return "IF("
                        + condition(depth)
                        + ", "
                        + condition(depth)
                        + ", "
                        + condition(depth)
                        + ")";
            default:
                return "("
                        + condition(depth)
                        + ")"
                        + pick(random, " AND ", " OR ")
                        + "("
                        + condition(depth)
                        + ")";
        }
    }

    private String comparison() {
        return pick(random, " = ", " <> ", " < ", " <= ", " > ", " >= ", " <=> ", " = ");
    }

    private String between(String low, String high) {
        return pick(random, " BETWEEN ", " NOT BETWEEN ") + low + " AND " + high;
    }

    private String in() {
        switch (random.nextInt(4)) {
            case 0:
                return text(0)
                        + " IN ("
                        + text(0)
                        + ", "
                        + literalText()
                        + ", "
                        + literalText()
                        + ")";
            case 1:
                return column(Family.DATE, Family.DATETIME)
                        + " IN ("
                        + literalDate()
                        + ", "
                        + literalDate()
                        + ")";
            case 2:
                return column(Family.ENUM, Family.SET) + " NOT IN ('a', 'x,y', '')";
            default:
                return number(0)
                        + pick(random, " IN (", " NOT IN (")
                        + number(0)
                        + ", "
                        + literalNumber()
                        + ", NULL)";
        }
    }

    private String value(int depth) {
        switch (random.nextInt(5)) {
            case 0:
                return text(depth);
            case 1:
                return dated(depth);
            default:
                return number(depth);
        }
    }

    private String number(int depth) {
        if (depth <= 0 || random.nextInt(2) == 0) {
            return random.nextInt(3) == 0
                    ? literalNumber()
                    : column(
                            Family.INTEGER,
                            Family.INTEGER,
                            Family.DECIMAL,
                            Family.DOUBLE,
                            Family.BIT);
        }
        String left = number(depth - 1);
        String right = number(depth - 1);
        switch (random.nextInt(14)) {
            case 0:
                return "(-" + left + ")";
            case 1:
                return "(" + left + pick(random, " & ", " | ", " ^ ", " << ", " >> ") + right + ")";
            case 2:
                return "(" + left + pick(random, " DIV ", " % ") + right + ")";
            case 3:
                return "IF(" + condition(0) + ", " + left + ", " + right + ")";
            case 4:
                return pick(random, "COALESCE(", "IFNULL(", "NULLIF(") + left + ", " + right + ")";
            case 5:
                return "CASE WHEN " + condition(0) + " THEN " + left + " ELSE " + right + " END";
            case 6:
                return "CAST("
                        + left
                        + " AS "
                        + pick(random, "SIGNED", "UNSIGNED", "DECIMAL(20,3)")
                        + ")";
            case 7:
                return "(" + left + " / " + right + ")";
            case 8:
                return "("
                        + column(Family.DATE, Family.DATETIME, Family.TIME, Family.YEAR)
                        + " + "
                        + right
                        + ")";
            case 9:
                return "(" + column(Family.DIGITS, Family.ENUM, Family.SET) + " + " + right + ")";
            default:
                return "(" + left + pick(random, " + ", " - ", " * ") + right + ")";
        }
    }

    private String text(int depth) {
        if (depth <= 0 || random.nextInt(3) > 0) {
            return random.nextInt(3) == 0 ? literalText() : textColumn();
        }
        switch (random.nextInt(6)) {
            case 0:
                return "IF(" + condition(0) + ", " + text(0) + ", " + text(0) + ")";
            case 1:
                return "COALESCE(" + text(0) + ", " + text(0) + ")";
            case 2:
                return "CAST("
                        + column(
                                Family.INTEGER,
                                Family.DECIMAL,
                                Family.DATE,
                                Family.DATETIME,
                                Family.TIME,
                                Family.TEXT,
                                Family.YEAR)
                        + " AS CHAR)";
            case 3:
                return text(0)
                        + " COLLATE "
                        + pick(random, "utf8mb4_bin", "utf8mb4_general_ci", "utf8mb4_0900_ai_ci");
            case 4:
                return column(Family.ENUM, Family.SET);
            default:
                return column(Family.BYTES);
        }
    }

    private String textColumn() {
        return column(Family.TEXT);
    }

    private String dated(int depth) {
        if (depth <= 0 || random.nextInt(2) == 0) {
            return random.nextInt(3) == 0 ? literalDate() : column(Family.DATE, Family.DATETIME);
        }
        switch (random.nextInt(4)) {
            case 0:
                return "IF(" + condition(0) + ", " + dated(0) + ", " + dated(0) + ")";
            case 1:
                return "COALESCE(" + dated(0) + ", " + dated(0) + ")";
            case 2:
                return "CAST(" + column(Family.DATETIME) + " AS DATE)";
            default:
                return column(Family.DATES);
        }
    }

    /** Types that MySQL converts for a comparison. */
    private String mixed() {
        switch (random.nextInt(12)) {
            case 0:
                return column(Family.DIGITS) + comparison() + number(0);
            case 1:
                return column(Family.INTEGER, Family.DECIMAL, Family.DOUBLE, Family.BIT)
                        + comparison()
                        + pick(
                                random,
                                "'1'",
                                "'0'",
                                "'2.5'",
                                "'-1'",
                                "'127'",
                                "'9223372036854775807'",
                                "' 5'");
            case 2:
                return column(Family.DATE, Family.DATETIME)
                        + comparison()
                        + pick(
                                random,
                                "20210101",
                                "20210102123456",
                                "0",
                                "20200229",
                                "20210102000000");
            case 3:
                return column(Family.TIME) + comparison() + "'" + OracleColumn.time(random) + "'";
            case 4:
                return column(Family.TIME) + comparison() + column(Family.TIME);
            case 5:
                return column(Family.YEAR)
                        + comparison()
                        + pick(random, "2021", "'2021'", "2000.0", "y", "i", "tu", "1901");
            case 6:
                return column(Family.ENUM)
                        + comparison()
                        + pick(random, "'a'", "'b'", "2", "'Ä'", "4", "c", "v");
            case 7:
                return column(Family.SET)
                        + comparison()
                        + pick(random, "'x'", "'x,y'", "3", "'X,z'", "0", "''");
            case 8:
                return column(Family.TEXT, Family.BYTES, Family.INTEGER, Family.BIT)
                        + comparison()
                        + pick(random, "x'61'", "0x41", "b'101'", "x'31'", "0x01");
            case 9:
                return column(Family.BYTES) + comparison() + column(Family.BYTES, Family.TEXT);
            case 10:
                return column(Family.TIME)
                        + comparison()
                        + pick(random, "123456", "-1", "0", "1000000");
            default:
                return "NOT "
                        + column(
                                Family.INTEGER,
                                Family.DECIMAL,
                                Family.DOUBLE,
                                Family.DIGITS,
                                Family.DATE,
                                Family.ENUM,
                                Family.BIT);
        }
    }

    private String literalNumber() {
        return pick(
                random,
                "0",
                "1",
                "2",
                "-1",
                "5",
                "100",
                "255",
                "2.5",
                "0.1",
                "1.0",
                "10.10",
                "1e0",
                "2.5e0",
                "1e-1",
                "9223372036854775807",
                "18446744073709551615",
                "-9223372036854775808",
                "NULL",
                "TRUE",
                "0.3333333333333333333333",
                "9007199254740993");
    }

    private String literalText() {
        return "'" + OracleColumn.word(random) + "'";
    }

    private String literalDate() {
        switch (random.nextInt(5)) {
            case 0:
                return "DATE '2021-01-02'";
            case 1:
                return "TIMESTAMP '2021-01-02 12:34:56'";
            case 2:
                return "'2021-1-2'";
            case 3:
                return "'" + OracleColumn.date(random) + "'";
            default:
                return "'" + OracleColumn.date(random) + " " + OracleColumn.clock(random) + "'";
        }
    }

    private String pattern() {
        return "'"
                + pick(
                        random, "a%", "%a", "%b%", "_", "a_c", "A%", "%", "", "ä%", "a\\_%", "%\\%",
                        "_b%", "%c", "ss", "日_", "z%a", "1%")
                + "'"
                + (random.nextInt(6) == 0 ? " ESCAPE '|'" : "");
    }

    private String regex() {
        return "'"
                + pick(
                        random,
                        "^a",
                        "b$",
                        "^[a-c]+$",
                        "a|z",
                        "^.{2}$",
                        "[[:alpha:]]",
                        "[0-9]+",
                        "^a.c$",
                        "(ab)+",
                        "x[-.]y",
                        "\\\\w",
                        "^$")
                + "'";
    }

    private String column(Family... families) {
        Family family = pick(random, families);
        List<OracleColumn> fitting = COLUMNS.stream().filter(c -> c.family() == family).toList();
        return fitting.get(random.nextInt(fitting.size())).name();
    }
}
