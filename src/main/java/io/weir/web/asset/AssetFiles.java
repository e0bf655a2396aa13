package io.weir.web.asset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads the files from the class path. Their names are listed, because a native executable cannot list a folder. */
final class AssetFiles {

    private static final String FOLDER = "web/";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/%s/dist/%s";

    private static final List<String> STYLES = List.of(
            "tokens.css",
            "base.css",
            "shell.css",
            "parts.css",
            "overview.css",
            "graph.css",
            "charts.css",
            "lists.css",
            "explore.css");
    private static final List<String> SCRIPTS = List.of(
            "app.js",
            "charts.js",
            "copy.js",
            "explore.js",
            "filter.js",
            "format.js",
            "keys.js",
            "live.js",
            "morph.js",
            "nav.js",
            "plot.js",
            "theme.js",
            "time.js");

    private AssetFiles() {}

    static Map<String, Asset> read() {
        String uplot = uplotVersion();
        Map<String, Asset> assets = new LinkedHashMap<>();
        assets.put("weir.css", styles(uplot));
        SCRIPTS.forEach(name -> assets.put(name, new Asset("text/javascript", bytes(FOLDER + name))));
        assets.put("uplot.js", new Asset("text/javascript", bytes(UPLOT.formatted(uplot, "uPlot.iife.min.js"))));
        assets.put("weir.svg", new Asset("image/svg+xml", bytes(FOLDER + "weir.svg")));
        return assets;
    }

    private static Asset styles(String uplot) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(UPLOT.formatted(uplot, "uPlot.min.css")));
        STYLES.forEach(name -> all.writeBytes(bytes(FOLDER + name)));
        return new Asset("text/css", all.toByteArray());
    }

    /** The version is written into this file by the build, which knows it from the parent's pom.xml. */
    private static String uplotVersion() {
        Properties versions = new Properties();
        try (InputStream in = open(FOLDER + "versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty("uplot");
    }

    private static byte[] bytes(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the build left out " + path);
        }
        return in;
    }
}
