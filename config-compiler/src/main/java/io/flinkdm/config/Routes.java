package io.flinkdm.config;

import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.RouteConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.Text;
import io.flinkdm.udf.route.RouteRule;
import java.util.List;

/** Route rules of the file as the router takes them. Pure. */
final class Routes {

    private Routes() {}

    static List<RouteRule> of(InstanceConfig instance, TaskConfig task) {
        return instance.routeRules().stream()
                .map(Text::value)
                .map(name -> rule(name, task.routes().get(name)))
                .toList();
    }

    static RouteRule rule(String name, RouteConfig route) {
        return new RouteRule(
                name,
                Texts.or(route.schemaPattern(), ""),
                Texts.or(route.tablePattern(), ""),
                Texts.or(route.targetSchema(), ""),
                Texts.or(route.targetTable(), ""));
    }
}
