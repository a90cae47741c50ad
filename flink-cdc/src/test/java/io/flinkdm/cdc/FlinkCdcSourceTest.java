package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.source.enumerator.PreparedSource;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class FlinkCdcSourceTest {

    @Test
    void keepsThePasswordOutOfTheJobGraph() throws Exception {
        SourcePlan plan =
                Plans.of(new ConnectionPlan("localhost", 1, "root", Secret.of("secret word")));
        PreparedSource prepared =
                new PreparedSource(
                        new BinlogPosition("mysql-bin.000001", 4, GtidSet.EMPTY), Map.of());
        byte[] bytes =
                InstantiationUtil.serializeObject(new FlinkCdcSource(TaskMode.ALL, plan, prepared));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains("mysql-01")
                .doesNotContain("secret word");
    }
}
