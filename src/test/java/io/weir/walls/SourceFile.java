package io.weir.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text file of the repository, and what can be held against it. */
record SourceFile(Path path, List<String> lines) {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".weir");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern EM_DASH = Pattern.compile("\u2014");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "public (?:(?:final|sealed|non-sealed|abstract) )*(?:class|interface|@interface|record|enum) .*");

    /** Files below a directory whose path ends so, but for what builds leave behind. */
    static List<SourceFile> below(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> isOurs(root.relativize(file)))
                    .sorted()
                    .map(SourceFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the file, each with its line; empty when nothing is. */
    List<String> complaints() {
        Stream<String> unfinished = IntStream.range(0, lines.size())
                .filter(i -> UNFINISHED.matcher(lines.get(i)).find())
                .mapToObj(i -> at(i) + "is unfinished: do it, or open an issue");
        Stream<String> dashes = IntStream.range(0, lines.size())
                .filter(i -> EM_DASH.matcher(lines.get(i)).find())
                .mapToObj(i -> at(i) + "has an em-dash: write a colon, a comma or two sentences");
        Stream<String> undocumented = IntStream.range(0, lines.size())
                .filter(i -> PUBLIC_TYPE.matcher(lines.get(i)).matches() && !isDocumented(i))
                .mapToObj(i -> at(i) + "is a public type without Javadoc");
        return Stream.of(unfinished, dashes, undocumented).flatMap(all -> all).toList();
    }

    int length() {
        return lines.size();
    }

    boolean isMainCode() {
        String name = path.toString().replace('\\', '/');
        return name.contains("/main/java/") && !name.endsWith("/package-info.java");
    }

    private boolean isDocumented(int type) {
        Optional<String> above = lines.subList(0, type).reversed().stream()
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.startsWith(" */") || line.startsWith("/**"))
                .findFirst();
        return above.isPresent();
    }

    private String at(int index) {
        return path + ":" + (index + 1) + " ";
    }

    private static SourceFile read(Path path) {
        try {
            return new SourceFile(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path relative) {
        return IntStream.range(0, relative.getNameCount())
                .mapToObj(i -> relative.getName(i).toString())
                .noneMatch(NOT_OURS::contains);
    }
}
