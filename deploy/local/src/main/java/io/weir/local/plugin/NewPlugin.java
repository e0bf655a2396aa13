package io.weir.local.plugin;

import io.weir.api.ApiVersion;
import io.weir.local.common.Problem;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * What is filled into the template.
 *
 * @param kind of plugin
 * @param id of the plugin, and of its artifact
 * @param group of the artifact
 * @param packageName of its classes
 */
record NewPlugin(PluginKind kind, String id, String group, String packageName) {

    NewPlugin {
        if (!id.matches("[a-z][a-z0-9-]{1,63}")) {
            throw Problem.ofInput(
                    "the id '" + id
                            + "' must be 2 to 64 lower-case letters, digits and hyphens and begin with a letter: say one with --id.");
        }
        if (!group.matches("[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*)*")) {
            throw Problem.ofInput("the group '" + group + "' must be like com.example.");
        }
        if (!SourceVersion.isName(packageName)) {
            throw Problem.ofInput(
                    "the package '" + packageName + "' is no name that Java takes: say one with --package.");
        }
    }

    /** The package that the group and the id suggest. */
    static String packageOf(String group, String id) {
        return (group + "." + id.replace("-", "")).replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** What stands for each name in the template. */
    Map<String, String> values(String weirVersion) {
        return Map.of(
                "groupId", group,
                "artifactId", id,
                "version", "0.1.0",
                "package", packageName,
                "pluginId", id,
                "className", kind.className(id),
                "apiVersion", ApiVersion.CURRENT.toString(),
                "weirVersion", weirVersion);
    }
}
