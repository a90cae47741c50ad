package io.flinkdm.job.expression;

import io.flinkdm.job.expression.OracleTable.Answers;
import io.flinkdm.udf.expression.compiler.ExpressionCompiler;
import io.flinkdm.udf.expression.compiler.Session;
import io.flinkdm.udf.expression.tree.ExpressionParser;
import io.flinkdm.udf.expression.value.EvaluationException;
import io.flinkdm.udf.expression.value.Kind;
import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;
import io.flinkdm.udf.expression.value.Texts;
import io.flinkdm.udf.model.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares evaluated expressions with the server's answers and counts. */
final class Verdicts {

    private static final String NO_VALUE = "no exact value";

    private final OracleTable table;
    private final ExpressionCompiler compiler;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int agreed;
    private int doubtful;
    private int refused;

    Verdicts(OracleTable table, Session session) {
        this.table = table;
        this.compiler = new ExpressionCompiler(table.name(), table.schema(), session);
    }

    static Session utc() {
        return new Session(ZoneOffset.UTC, InstantSource.system());
    }

    void judge(String expression) throws SQLException {
        Operand operand;
        try {
            operand = compiler.compile(ExpressionParser.parse(expression));
        } catch (RefusedException e) {
            refused++;
            refusals.merge(e.getMessage(), 1, Integer::sum);
            return;
        }
        if (operand.kind() == Kind.BIT || operand.kind() == Kind.HEX) {
            return;
        }
        Answers answers = answers(expression);
        for (int id = 0; id < table.rows().size(); id++) {
            judge(expression, operand, id, answers.values());
        }
    }

    /** Empty when the server fails for a row. */
    private Answers answers(String expression) {
        try {
            return table.select(expression);
        } catch (SQLException e) {
            return new Answers(List.of(), false);
        }
    }

    private void judge(String expression, Operand operand, int id, List<String> answers)
            throws SQLException {
        String ours = evaluated(operand, table.rows().get(id));
        if (NO_VALUE.equals(ours)) {
            doubtful++;
            return;
        }
        String theirs = answers.isEmpty() ? table.selectOne(expression, id) : answers.get(id);
        if (equal(operand.kind(), ours, theirs)) {
            agreed++;
        } else {
            differ(expression, id, ours, theirs);
        }
    }

    private void differ(String expression, int id, String ours, String theirs) {
        differences.add(expression + "\n    row " + id + ": " + ours + ", the server: " + theirs);
    }

    private String evaluated(Operand operand, Row row) {
        try {
            Object value = operand.of(row);
            if (value == null) {
                return null;
            }
            return operand.kind() == Kind.DOUBLE || operand.kind() == Kind.JSON
                    ? value.toString()
                    : text(operand, row);
        } catch (EvaluationException e) {
            refusals.merge(e.getMessage(), 1, Integer::sum);
            return NO_VALUE;
        }
    }

    private static String text(Operand operand, Row row) {
        Object text = Texts.stringOf(operand).of(row);
        return text instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : (String) text;
    }

    private static boolean equal(Kind kind, String ours, String theirs) {
        if (ours == null || theirs == null || theirs.startsWith("error")) {
            return ours == theirs;
        }
        if (kind == Kind.DATETIME || kind == Kind.TIME) {
            // The driver shows six digits of a fraction, however many the type has.
            return withoutZeros(ours).equals(withoutZeros(theirs));
        }
        if (kind == Kind.DECIMAL) {
            // A choice shows an integer without the decimals of its type.
            return new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0;
        }
        // A bare FLOAT is printed with the digits of a FLOAT.
        return kind == Kind.DOUBLE
                ? Double.parseDouble(ours) == Double.parseDouble(theirs)
                        || Float.parseFloat(ours) == Float.parseFloat(theirs)
                : ours.equals(theirs);
    }

    private static String withoutZeros(String time) {
        return time.indexOf('.') < 0 ? time : time.replaceAll("\\.?0+$", "");
    }

    List<String> differences() {
        return differences;
    }

    int agreed() {
        return agreed;
    }

    String summary() {
        return agreed
                + " values agree, "
                + doubtful
                + " have no exact value, "
                + refused
                + " expressions are refused "
                + refusals
                + ", "
                + differences.size()
                + " differ";
    }
}
