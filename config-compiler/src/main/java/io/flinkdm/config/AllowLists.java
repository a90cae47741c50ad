package io.flinkdm.config;

import io.flinkdm.config.task.AllowListConfig;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.filter.BlockAllowRules.TableRule;
import java.util.List;
import java.util.Map;

/** Which list applies to an instance; the old key counts only where the new one is empty. Pure. */
final class AllowLists {

    private AllowLists() {}

    static Map<String, AllowListConfig> defined(TaskConfig task) {
        return task.blockAllowList().isEmpty() ? task.blackWhiteList() : task.blockAllowList();
    }

    static Text reference(InstanceConfig instance) {
        return Texts.isEmpty(instance.blockAllowList())
                ? instance.blackWhiteList()
                : instance.blockAllowList();
    }

    static BlockAllowRules of(InstanceConfig instance, TaskConfig task) {
        Text name = reference(instance);
        return Texts.isEmpty(name) ? BlockAllowRules.NONE : rules(defined(task).get(name.value()));
    }

    static BlockAllowRules rules(AllowListConfig list) {
        return new BlockAllowRules(
                names(list.doDbs()),
                names(list.ignoreDbs()),
                tables(list.doTables()),
                tables(list.ignoreTables()));
    }

    private static List<String> names(List<Text> texts) {
        return texts.stream().map(Text::value).toList();
    }

    private static List<TableRule> tables(List<AllowListConfig.Item> items) {
        return items.stream().map(AllowLists::table).toList();
    }

    private static TableRule table(AllowListConfig.Item item) {
        return item == null
                ? new TableRule("", "")
                : new TableRule(Texts.or(item.dbName(), ""), Texts.or(item.tblName(), ""));
    }
}
