import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * One OpenSearch node for tests and trials, without a distribution: the class path is the installation. Arguments are
 * settings, name=value; a value with commas is a list. The same source compiles against OpenSearch 2 and 3.
 */
public final class ClusterNode extends Node {
    /** Modules that a distribution would load from its folder; OpenSearch 2 calls XModulePlugin XPlugin. */
    private static final List<String> MODULES = List.of(
        "org.opensearch.transport.Netty4",
        "org.opensearch.analysis.common.CommonAnalysis",
        "org.opensearch.painless.Painless",
        "org.opensearch.index.reindex.Reindex");

    // OpenSearch 2 wants classes and OpenSearch 3 descriptions of them. Without its type argument the collection fits both.
    @SuppressWarnings({"rawtypes", "unchecked"})
    private ClusterNode(Environment environment, Collection modules) {
        super(environment, modules, false);
    }

    private static Object module(String stem) throws ClassNotFoundException {
        if (Version.CURRENT.major == 2) {
            return Class.forName(stem + "Plugin");
        }
        String name = stem + "ModulePlugin";
        return new PluginInfo(name, "on the class path", "1", Version.CURRENT, "21", name, null, List.of(), false);
    }

    private static Settings settings(String[] arguments) {
        Settings.Builder settings = Settings.builder();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts[1].indexOf(',') < 0) {
                settings.put(parts[0], parts[1]);
            } else {
                settings.putList(parts[0], parts[1].split(","));
            }
        }
        return settings.build();
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = settings(arguments);
        String name = settings.get("node.name");
        List<Object> modules = new ArrayList<>();
        for (String stem : MODULES) {
            modules.add(module(stem));
        }
        ClusterNode node = new ClusterNode(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> name), modules);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception failure) {
                failure.printStackTrace();
            }
        }));
        node.start();
        new CountDownLatch(1).await();
    }
}
