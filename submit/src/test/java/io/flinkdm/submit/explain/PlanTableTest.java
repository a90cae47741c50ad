package io.flinkdm.submit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.submit.task.TaskCompiler.Compiled;
import io.flinkdm.udf.expression.ExpressionRule;
import io.flinkdm.udf.filter.BinlogEventRule;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import io.flinkdm.udf.route.ExtractRule;
import io.flinkdm.udf.route.RouteRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTableTest {

    @Test
    void showsSourcesTargetAndRules() {
        Plans plans = new Plans();
        plans.allow =
                new BlockAllowRules(
                        List.of("a", "b*"), List.of(), List.of(), List.of(new TableRule("a", "x")));
        plans.routes =
                List.of(
                        new RouteRule(
                                "r",
                                "a",
                                "t_*",
                                "x",
                                "t",
                                List.of(new ExtractRule(ExtractRule.From.TABLE, "t_(.*)", "c"))),
                        new RouteRule("s", "b*", "", "x", ""));
        plans.filters =
                List.of(
                        new BinlogEventRule(
                                "f", "a", "", List.of("delete"), List.of("^drop"), "Ignore"));
        plans.expressions = List.of(new ExpressionRule("e", "a", "t", "c > 1", "", "", ""));

        String table =
                PlanTable.print(new Compiled(plans.plan(), List.of("a warning"), List.of("KEY")));

        assertThat(table)
                .isEqualTo(
                        """
                        task            t
                        mode            all
                        target          root@127.0.0.1:3306
                        meta schema     dm_meta
                        time zone       the target's
                        DDL             no shard mode, follows online schema changes

                        source          mysql-replica-01
                          address       root@127.0.0.1:3306
                          start         where the source is when the task starts
                          names         in any letter case
                          writers       16, batches of 100 rows
                          lists         do-dbs: a, b*
                                        ignore-tables: a.x
                          routes        r: a.t_* -> x.t, extract-table t_(.*) into c
                                        s: b* -> x
                          filters       f: Ignore a, delete, "^drop"
                          expressions   e: a.t, insert where c > 1

                        warnings
                          a warning

                        not supported yet
                          KEY
                        """);
    }
}
